"""Consolidation: figures with provenance, and the ledger that accounts for every file and every cell."""
