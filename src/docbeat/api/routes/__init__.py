"""The routes, one file per resource. Each reads the request, calls one use case and shapes the answer."""
