"""Questions about local files, without a server: from Python and from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docbeat import apply_schema, extract_tables, split_pages
from docbeat.errors import BadPageRange, BadParameter, FileCorrupted, SchemaInvalid
from tests.endtoend.test_cli import docbeat
from tests.statement import BALANCE, HOLDER, statement_pdf

SCHEMA = {"type": "object", "properties": {"account_holder": {"type": "string"}, "balance": {"type": "number"}}}


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "statement.pdf"
    path.write_bytes(statement_pdf())
    return path


def test_values_from_python(statement: Path) -> None:
    output = apply_schema(statement, SCHEMA)
    assert output["values"] == {"account_holder": HOLDER, "balance": BALANCE}
    assert output["evidence"]["balance"]["quote"] == "4,312.65"
    assert apply_schema(statement, SCHEMA, pages="2")["values"] == {"account_holder": None, "balance": None}
    assert HOLDER in apply_schema(statement, prompt="account holder, balance")["values"].values()


def test_pages_and_tables_from_python(statement: Path) -> None:
    topics = {"Bank statement": "movements of an account", "Terms and conditions": ""}
    assert split_pages(statement, topics)["Terms and conditions"] == [2]
    [table] = extract_tables(statement, "json", merge=True)
    assert table["table_content"]["rows"][1]["Description"] == "Green Grocer"


def test_what_is_wrong_from_python(statement: Path, tmp_path: Path) -> None:
    with pytest.raises(BadParameter):
        apply_schema(statement)
    with pytest.raises(SchemaInvalid):
        apply_schema(statement, {"name": "sting"})
    with pytest.raises(BadPageRange):
        extract_tables(statement, pages="3")
    with pytest.raises(FileNotFoundError):
        split_pages(tmp_path / "absent.pdf", {"a": ""})
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(FileCorrupted):
        apply_schema(tmp_path / "bad.pdf", SCHEMA)


def test_schema_in_the_shell(statement: Path, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(SCHEMA))
    ended = docbeat("schema", "statement.pdf", "schema.json", cwd=tmp_path)
    assert json.loads(ended.stdout)["values"] == {"account_holder": HOLDER, "balance": BALANCE}
    assert docbeat("schema", "statement.pdf", "schema.json", "-o", "out.json", cwd=tmp_path).stdout == ""
    assert json.loads((tmp_path / "out.json").read_text()) == json.loads(ended.stdout)


def test_split_and_tables_in_the_shell(statement: Path) -> None:
    ended = docbeat("split", str(statement), "Bank statement:movements of an account", "Terms and conditions")
    assert json.loads(ended.stdout)["splits"]["Terms and conditions"] == [2]
    tables = json.loads(docbeat("tables", str(statement), "--format", "markdown", "--merge").stdout)["tables"]
    assert "| Green Grocer |" in tables[0]["table_content"]


def test_what_is_wrong_in_the_shell(statement: Path, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text("[]")
    (tmp_path / "typo.json").write_text('{"name": "sting"}')
    for arguments, words in (
        (["absent.pdf", "--prompt", "total"], "absent.pdf: No such file"),
        (["statement.pdf"], "Nothing is asked"),
        (["statement.pdf", "absent.json"], "absent.json: No such file"),
        (["statement.pdf", "statement.pdf"], "statement.pdf: not valid JSON"),
        (["statement.pdf", "list.json"], "a schema is a JSON object"),
        (["statement.pdf", "typo.json"], "sting"),
    ):
        ended = docbeat("schema", *arguments, cwd=tmp_path)
        assert ended.returncode == 1
        assert words in ended.stderr
        assert "Traceback" not in ended.stderr
