"""Reviewing alignments: what is open, in the order of the agendas, and a workbook to fill in together."""
