"""The plan workbook: what its sheets and columns hold, declared once for writing, reading and explaining."""
