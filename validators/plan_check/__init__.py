"""The check of a plan before any form is made of it, one module per family of rules."""
