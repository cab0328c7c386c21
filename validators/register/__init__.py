"""Judging the office's register: what its entries mean, whether they fit, and what they change."""
