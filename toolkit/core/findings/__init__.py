"""Findings: what a rule is, what it found, and how it reads in Vietnamese."""
