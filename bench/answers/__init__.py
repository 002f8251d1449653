"""How well questions to documents are answered: made documents whose truth is exact, and the corpus's own."""
