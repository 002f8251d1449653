from __future__ import annotations

import subprocess
import sys


def test_the_reference_pages_are_fresh() -> None:
    ended = subprocess.run([sys.executable, "scripts/docs.py", "--check"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
