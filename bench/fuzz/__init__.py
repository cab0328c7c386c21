"""A fuzzer that knows how workbooks are built: returned forms are changed in their zip entries, XML and values.

A reader must not crash, hang or take the machine's memory on any of them, and where it accepts one it must read the
figures that another reader (openpyxl) reads.
"""
