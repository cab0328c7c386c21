"""Everything that judges returned files."""
