"""Everything that writes a workbook."""
