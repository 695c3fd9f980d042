"""Who asks, and how: the command line."""
