"""The models in memory: one session per model file and process, made when first asked for."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import docbeat_models
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def run(model: str, values: Floats) -> Floats:
    """The first output of the model file ``model`` for its only input."""
    session, name = _session(model)
    output: Floats = session.run(None, {name: values})[0]
    return output


@cache
def characters(model: str) -> tuple[str, ...]:
    """What the outputs of a recognition model stand for, by index: 0 is none, the last is the space."""
    text = docbeat_models.path(f"ppocrv6_{model}_dict.txt").read_text(encoding="utf-8")
    return ("", *text.rstrip("\n").split("\n"), " ")


@cache
def _session(model: str) -> tuple[Any, str]:
    # The library reports its use to its maker, and leaves a file for that, unless told so before it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # A page per core beats all cores on one page, so a process has one thread.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    # Every line has its own width: memory planned for one shape is of no use to the next.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    path = str(docbeat_models.path(model))
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return session, session.get_inputs()[0].name
