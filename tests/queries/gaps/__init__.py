"""Tests of the catalogue of gaps."""
