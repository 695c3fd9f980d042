"""What the words mean: the ontology, its shapes and rules, and what checks and reasons with them."""
