"""What goes back to an agency: its own entries in a fresh form, and what it is asked to look at again."""
