"""The one place that knows how registrations are kept: an encrypted file, its key, its audit chain."""
