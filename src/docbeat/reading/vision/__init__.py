"""Models on pixels: pictures of pages to words. The only importer of onnxruntime, and only when a page needs it.

``ocr`` is the way in; ``upright`` says how a turned or leaning page lies; ``detect`` finds lines of print,
``recognise`` reads their characters, ``spacing`` cuts them into words; ``orientation`` and ``skew`` tell how
far a page is turned and leans. ``strokes`` and ``areas`` find the lines, shades and pictures on a scan.
"""
