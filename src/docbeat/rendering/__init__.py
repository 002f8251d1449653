"""How pieces of a document look as HTML and markdown: marked text, escapes, tables. Shared by writing and answering."""
