"""Measurements and long proofs. Each module is a program: ``python -m bench.speed``."""
