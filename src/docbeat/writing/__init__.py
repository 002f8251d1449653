"""From a Document to what clients read: markdown, HTML, boxes, chunks. One form per file."""
