"""Tests of reviewing alignments."""
