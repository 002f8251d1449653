"""Exact Pulse names, one file per resource: what requests may say and what answers look like."""
