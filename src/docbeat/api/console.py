"""The console: static pages, served as they are, no build step and nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

router = APIRouter(include_in_schema=False)

_PAGES = Path(__file__).parent / "pages"


@router.get("/")
@router.get("/dashboard/extractions/{extraction_id}")
async def console() -> FileResponse:
    """The console; an extraction's link opens it with that extraction."""
    return FileResponse(_PAGES / "console.html", media_type="text/html")
