"""One module or folder per format: bytes to PageContent, nothing interpreted."""
