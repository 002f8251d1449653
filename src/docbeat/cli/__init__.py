"""The command line: thin commands over services and the library."""
