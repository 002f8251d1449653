"""JSON written piece by piece, so that a long result is never in memory as a whole.

A value is plain data, or a dict of values, or one of the late forms below: what they hold is made while it is
written, and made again each time it is asked for.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import msgspec


@dataclass(frozen=True)
class Text:
    """One string out of pieces."""

    pieces: Callable[[], Iterator[str]]


@dataclass(frozen=True)
class Items:
    """One list out of its items."""

    items: Callable[[], Iterator[Any]]


@dataclass(frozen=True)
class Groups:
    """An object of the lists ``names``, filled in one go by pairs of name and item, and of ``more`` members."""

    names: tuple[str, ...]
    pairs: Callable[[], Iterator[tuple[str, Any]]]
    more: Mapping[str, Any] = field(default_factory=dict)


def whole(value: Any) -> Any:
    """``value`` as plain data."""
    match value:
        case Text():
            return "".join(value.pieces())
        case Items():
            return list(value.items())
        case Groups():
            lists: dict[str, list[Any]] = {name: [] for name in value.names}
            for name, item in value.pairs():
                lists[name].append(item)
            return lists | {name: whole(member) for name, member in value.more.items()}
        case dict():
            return {name: whole(member) for name, member in value.items()}
        case _:
            return value


def count_late(value: Any) -> int:
    """How many late forms ``value`` holds: how often ``write_json`` calls ``on_late``."""
    match value:
        case Text() | Items():
            return 1
        case Groups():
            return 1 + sum(map(count_late, value.more.values()))
        case dict():
            return sum(map(count_late, value.values()))
        case _:
            return 0


def write_json(value: Any, target: BinaryIO, on_late: Callable[[], None] = lambda: None) -> None:
    """Write ``value`` as JSON; ``on_late`` is called before each late form is made."""
    match value:
        case Text():
            on_late()
            target.write(b'"')
            for piece in value.pieces():
                target.write(msgspec.json.encode(piece)[1:-1])
            target.write(b'"')
        case Items():
            on_late()
            target.write(b"[")
            for number, item in enumerate(value.items()):
                target.write(b"," * (number > 0) + msgspec.json.encode(item))
            target.write(b"]")
        case Groups():
            _write_groups(value, target, on_late)
        case dict():
            target.write(b"{")
            _write_members(value, target, on_late)
            target.write(b"}")
        case _:
            target.write(msgspec.json.encode(value))


def _write_members(members: Mapping[str, Any], target: BinaryIO, on_late: Callable[[], None]) -> None:
    for number, (name, member) in enumerate(members.items()):
        target.write(b"," * (number > 0) + msgspec.json.encode(name) + b":")
        write_json(member, target, on_late)


def _write_groups(groups: Groups, target: BinaryIO, on_late: Callable[[], None]) -> None:
    """The lists grow in files of their own, because their items come mixed."""
    on_late()
    with ExitStack() as stack:
        spools = {name: stack.enter_context(tempfile.TemporaryFile()) for name in groups.names}
        for name, item in groups.pairs():
            spool = spools[name]
            spool.write(b"," * (spool.tell() > 0) + msgspec.json.encode(item))
        target.write(b"{")
        for number, (name, spool) in enumerate(spools.items()):
            target.write(b"," * (number > 0) + msgspec.json.encode(name) + b":[")
            spool.seek(0)
            shutil.copyfileobj(spool, target)
            target.write(b"]")
        target.write(b"," * bool(spools and groups.more))
        _write_members(groups.more, target, on_late)
        target.write(b"}")
