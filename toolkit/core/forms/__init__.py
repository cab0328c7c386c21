"""Forms: one declaration from which writer, reader, schemas and summaries derive."""
