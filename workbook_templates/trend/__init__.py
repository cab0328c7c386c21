"""The workbook of ``bdgxl trend``: results of several periods side by side."""
