"""The questions of the library: their files read and checked, found, and described."""
