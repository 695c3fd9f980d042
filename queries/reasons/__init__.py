"""Why a row is there, and why there is none."""
