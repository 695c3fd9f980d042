"""Numbers and networks: overview, measures, threads between things, and what if someone stops."""
