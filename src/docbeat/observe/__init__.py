"""Named log events. Owns their format; document content and secrets never reach it."""

from docbeat.observe.log import event, set_up, warning

__all__ = ["event", "set_up", "warning"]
