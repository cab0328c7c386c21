"""The plan of a later year, made from an older one: what was carried over, and what a person has to decide."""
