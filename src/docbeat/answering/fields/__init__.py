"""Fields: values for a JSON schema out of the typed document, each with its citation."""
