"""Consolidated workbooks of a lower level, read as what the agency above them reports."""
