"""Holds what a new machine needs beside a backup: the sealed box inside it and the kit that opens it."""
