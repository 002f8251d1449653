"""THE typed document: data, invariants and its codec. Imports nothing of ours but ``errors``."""
