"""Tidy data for machines: one row a datum, one row a figure, with a data dictionary."""
