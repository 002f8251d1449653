"""Typed values in text: finders that say where a date, an amount or a name stands, what it is worth, and how surely."""
