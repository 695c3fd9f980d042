"""The report for the council: one document of blocks, written as HTML, Word, a workbook or PDF."""
