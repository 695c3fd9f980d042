"""What the words mean: the ontology, its shapes and rules, and the Python that checks and reasons with them."""
