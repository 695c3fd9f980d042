"""Alignments as SSSOM mapping sets: read, checked, written, changed by one writer at a time, said as RDF."""
