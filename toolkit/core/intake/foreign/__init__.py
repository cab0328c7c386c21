"""Workbooks that are no .xlsx: .xls, .xlsb and .ods, read in two passes that check each other.

python-calamine reads the values, in a process of its own. It knows neither number formats nor formulas nor
protection, and an error value is a blank to it; so a scan of the same bytes tells for each filled cell what it is.
"""
