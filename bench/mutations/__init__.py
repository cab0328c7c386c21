"""Mutations of every cell of every form, and whether judging finds each of them at its cell."""
