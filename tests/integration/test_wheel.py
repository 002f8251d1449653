"""What `pip install` would get: the package as a built wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path


def test_the_wheel_is_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("docbeat-*.whl")
    archive = zipfile.ZipFile(wheel)
    sources = {str(path.relative_to("src")) for path in Path("src").rglob("*.py")}
    assert {*sources, "docbeat/py.typed", "docbeat/api/pages/console.html"} <= set(archive.namelist())
    (metadata,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("METADATA"))
    assert "Requires-Dist: docbeat-models==" in metadata
    assert {name.rpartition("/")[2] for name in archive.namelist() if "licenses/" in name} == {"LICENSE", "NOTICE"}
