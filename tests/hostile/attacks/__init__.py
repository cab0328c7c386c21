"""Every attack that the reader is tried with, one small function each, from a form that is filled in correctly."""
