"""Consolidated workbooks read back: for comparison, checking, tracing, reports, next plans and one level up."""
