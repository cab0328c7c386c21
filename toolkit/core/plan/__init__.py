"""The plan: the one input people author."""
