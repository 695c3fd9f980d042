"""Tests of the mapping sets."""
