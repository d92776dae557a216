"""The command line, `hatnhan`."""
