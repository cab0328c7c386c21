"""From a figure of a consolidated workbook down to the cells of the returned files."""
