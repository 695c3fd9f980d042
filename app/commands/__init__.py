"""The verbs of the command line, one module per verb, loaded only when used."""
