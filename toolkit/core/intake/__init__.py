"""Reading returned files into submissions, before any judgement."""
