"""A real office program, driven: LibreOffice types, recalculates, saves and prints workbooks as a person would."""
