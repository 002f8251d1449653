"""Clients of model endpoints that the operator configured. Nothing is called unless one is."""
