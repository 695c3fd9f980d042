"""The text of a query: its tokens, what may run, what is wrong with it, and its tree."""
