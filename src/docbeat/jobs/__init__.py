"""Durable jobs: what a job is, the engine that keeps it, the worker that runs it, the sandbox it runs in.

Knows nothing of documents: a job is a kind, a typed input and a small outcome.
"""
