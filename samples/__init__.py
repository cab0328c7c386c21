"""Demonstration data and the scripts that rebuild it; never part of the installed tool."""
