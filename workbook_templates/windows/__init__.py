"""What is written for Windows beside workbooks."""
