"""A fuzzer that knows how returned files are built: it changes records, XML, values, headers, members and sectors.

A reader must not crash, hang or take the machine's memory on any of them, and where it accepts an .xlsx it must read
the figures that another reader (openpyxl) reads.
"""
