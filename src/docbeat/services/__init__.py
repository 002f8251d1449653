"""The web wing: one use case per file. Submits jobs by kind and typed input; never imports what will run them."""
