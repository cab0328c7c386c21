"""The Word report as text: what it says, in which order, without a word on how a file is written."""
