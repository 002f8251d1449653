"""Killable children: native code runs nowhere else.

``child`` is the program a child runs, ``limits`` what it may not do, ``process`` one running child seen from
the worker, ``slot`` the warm child a worker keeps and who gets it next.
"""

from docbeat.jobs.sandbox.process import (
    ChildCrashed,
    ChildLimits,
    ChildNotStarted,
    ChildOverMemory,
    ChildTimedOut,
)
from docbeat.jobs.sandbox.slot import Slot

__all__ = ["ChildCrashed", "ChildLimits", "ChildNotStarted", "ChildOverMemory", "ChildTimedOut", "Slot"]
