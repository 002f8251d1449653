from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docbeat.jobs.liveness import Liveness

HOLDER = (
    "import sys, time; from pathlib import Path; from docbeat.jobs.liveness import Liveness\n"
    "held = Liveness(Path(sys.argv[1])); print(held.hold('worker-0'), flush=True); time.sleep(60)"
)


def test_a_lock_is_held_by_one_and_freed_by_death(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"True\n"
    here = Liveness(tmp_path)
    assert not here.hold("worker-0")
    with here.while_free("worker-0") as is_free:
        assert not is_free
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with here.while_free("worker-0") as is_free:
        assert is_free
        assert not here.hold("worker-0")
    assert here.hold("worker-0")


def test_names_are_independent(tmp_path: Path) -> None:
    here = Liveness(tmp_path)
    assert here.hold("a")
    assert here.hold("b")
    assert not here.hold("a")
