"""The office's register ``so-theo-doi.xlsx``: letters received, decided figures and waivers, kept by people."""
