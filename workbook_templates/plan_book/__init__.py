"""The plan workbook: what the staff edits, written from the declaration in ``toolkit.core.plan.book``."""
