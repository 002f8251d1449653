from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docbeat.reading.vision import sessions


def test_a_model_is_loaded_once_and_runs_on_one_thread() -> None:
    session, name = sessions._session("page_orientation.onnx")
    assert sessions._session("page_orientation.onnx")[0] is session
    options = session.get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
    assert session.get_providers() == ["CPUExecutionProvider"]
    assert name == "x"


def test_only_models_of_the_catalogue_are_run() -> None:
    with pytest.raises(KeyError):
        sessions._session("../secret.onnx")


def test_the_library_is_loaded_without_reports_to_its_maker(tmp_path: Path) -> None:
    code = "from docbeat.reading.vision import sessions; sessions._session('page_orientation.onnx')"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True)
    assert list(tmp_path.iterdir()) == []
