"""A whole round with many agencies, and an account of it that the product has no part in."""
