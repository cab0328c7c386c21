"""Understanding the annexes of a plan as they are printed: rows of cells become indicators and tasks."""
