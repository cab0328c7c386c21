"""How cells become figures, texts, dates and choices: the grammar, in one place."""
