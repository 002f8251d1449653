from __future__ import annotations

import pytest

from docbeat import errors


def test_a_record_gives_the_same_error_back() -> None:
    first = errors.BadPageRange("too far", page_count=3)
    again = errors.from_record(first.as_record())
    assert type(again) is errors.BadPageRange
    assert (again.message, again.details, again.status) == ("too far", {"page_count": 3}, 400)


@pytest.mark.parametrize("record", [{}, {"code": "NOPE_1", "message": "?"}, {"code": None}])
def test_an_unknown_record_is_an_internal_error(record: dict[str, object]) -> None:
    assert type(errors.from_record(record)) is errors.InternalError


def test_the_default_message_says_what_to_do() -> None:
    assert "password" in errors.PasswordRequired().message
    assert str(errors.FileEmpty()) == "The file is empty"


def test_a_permanent_fault_never_invites_a_retry() -> None:
    """Pulse clients send 408, 409, 429 and 5xx again, upload included."""
    for kind in errors.BY_CODE.values():
        invites = kind.status in {408, 409, 429} or kind.status >= 500
        assert invites == kind.retryable, kind


def test_codes_name_one_class_each() -> None:
    assert errors.BY_CODE["FILE_003"] is errors.FileCorrupted
    assert errors.BY_CODE["REQ_003"] is errors.BadParameter
    assert errors.BY_CODE["AUTH_002"] is errors.KeyInvalid
    assert errors.BY_CODE["GENERAL_001"] is errors.InternalError
