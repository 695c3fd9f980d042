"""The server: the SPARQL endpoint, Graph Store reads, and the questions over REST."""
