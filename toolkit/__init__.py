"""The bdgxl command line and its core."""
