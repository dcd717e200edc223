"""The interface: a mirror of the core for QML, with no rule, SQL or device of its own."""
