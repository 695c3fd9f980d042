"""The catalogue of gaps: what is missing, how much it weighs, and which step would mend it."""
