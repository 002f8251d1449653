"""Figures of financial statements: what the rows of a filing say of which period."""
