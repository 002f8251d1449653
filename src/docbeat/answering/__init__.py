"""Questions to a read document: values for a schema, pages by topic, tables.

Pure functions of the typed document. Knows nothing of jobs, storage or the web.
"""
