from __future__ import annotations

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
