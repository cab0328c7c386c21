"""Commands about the plan itself, one module each."""
