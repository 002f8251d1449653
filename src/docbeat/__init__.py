"""docbeat: document extraction on your own machine.

``from docbeat import extract`` reads a document in a killable child process; see docbeat.library, also for what
can be asked about one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docbeat.library import Extracted, apply_schema, extract, extract_tables, split_pages

__version__ = "0.1.0"
__all__ = ["Extracted", "__version__", "apply_schema", "extract", "extract_tables", "split_pages"]


def __getattr__(name: str) -> Any:
    # Late, so that `docbeat --help` and the web process load nothing that reads documents.
    if name in __all__:
        from docbeat import library

        return getattr(library, name)
    raise AttributeError(name)
