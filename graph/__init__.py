"""What is known: the data with its evidence, the workspace it lives in, and the store that answers."""
