"""The provincial workbook: one module per kind of sheet, and the live formulas that tie them to ``Dữ liệu``."""
