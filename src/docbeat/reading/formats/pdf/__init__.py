"""PDF through PDFium: ``file`` opens and draws, ``chars`` reads words, ``graphics`` lines, areas and images.

PDFium is called through pointers of our own (``pdfium``): the bindings' typed calls cost more than the work.
"""
