"""One stage per module: plain functions from what is known to a little more. ``pipeline.py`` has the order."""
