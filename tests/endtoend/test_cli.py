"""``docbeat`` as a person types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench.pdfs import text_pdf

from tests.locked_pdf import OPEN_PASSWORD, locked_pdf

SAMPLE = Path("examples/sample.pdf").absolute()


def docbeat(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docbeat", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=cwd)


def test_extract_writes_one_output_per_input_and_format(tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(text_pdf(["Another document altogether."]))
    target = tmp_path / "out"
    ended = docbeat(
        "extract", str(SAMPLE), str(other), "--output-dir", str(target), "--format", "md,json,html", "--jobs", "2"
    )
    assert ended.returncode == 0, ended.stderr
    names = [f"{name}.{suffix}" for name in ("other.pdf", "sample.pdf") for suffix in ("html", "json", "md")]
    assert sorted(path.name for path in target.iterdir()) == names
    assert "Another document" in (target / "other.pdf.md").read_text()
    result = json.loads((target / "sample.pdf.json").read_text())
    assert result["page_count"] == 3
    assert result["bounding_boxes"]["Tables"]
    assert (target / "sample.pdf.html").read_text().startswith("<!doctype html>")


def test_extract_can_be_told_how_far_to_look(tmp_path: Path) -> None:
    ended = docbeat(
        "extract", str(SAMPLE), "--pages", "1", "--ocr", "force", "--careful", "--format", "json", cwd=tmp_path
    )
    assert ended.returncode == 0, ended.stderr
    result = json.loads((tmp_path / "sample.pdf.json").read_text())
    assert result["provenance"]["ocr_weights"] == "ppocrv6-small"
    assert [page["lane"] for page in result["provenance"]["pages"]] == ["scan"]
    assert result["warnings"] == ["Page 1: read by OCR instead of the file's text: OCR was asked for"]
    assert {item["source"] for item in result["bounding_boxes"]["Text"]} == {"ocr"}


def test_extract_writes_to_where_one_stands(tmp_path: Path) -> None:
    assert docbeat("extract", str(SAMPLE), cwd=tmp_path).returncode == 0
    assert (tmp_path / "sample.pdf.md").exists()


def test_debug_images_show_every_page(tmp_path: Path) -> None:
    ended = docbeat("extract", str(SAMPLE), "--pages", "1,3", "--debug-images", str(tmp_path / "seen"), cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert sorted(path.name for path in (tmp_path / "seen").iterdir()) == [
        "sample.pdf.page-1.png",
        "sample.pdf.page-3.png",
    ]


def test_a_bad_file_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("words")
    files = [str(tmp_path / name) for name in ("bad.pdf", "empty.pdf", "notes.txt", "absent.pdf")]
    ended = docbeat("extract", *files, str(SAMPLE), "--output-dir", str(tmp_path / "out"))
    assert ended.returncode == 1
    assert "bad.pdf: The file is corrupted or unreadable (FILE_003)" in ended.stderr
    assert "empty.pdf: The file is empty (FILE_004)" in ended.stderr
    assert "notes.txt: Invalid file type" in ended.stderr
    assert "absent.pdf: No such file" in ended.stderr
    assert "4 of 5 files failed" in ended.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sample.pdf.md"]


def test_pages_and_password(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(locked_pdf("Behind the door."))
    out = ["--output-dir", str(tmp_path)]
    assert "FILE_006" in docbeat("extract", str(tmp_path / "locked.pdf"), *out).stderr
    assert docbeat("extract", str(tmp_path / "locked.pdf"), "--password", OPEN_PASSWORD, *out).returncode == 0
    assert "Behind the door" in (tmp_path / "locked.pdf.md").read_text()
    assert docbeat("extract", str(SAMPLE), "--pages", "2", *out).returncode == 0
    assert "eco-assist" not in (tmp_path / "sample.pdf.md").read_text()
    assert "REQ_006" in docbeat("extract", str(SAMPLE), "--pages", "9", *out).stderr


def test_inputs_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "sample.pdf").write_bytes(b"%PDF")
    ended = docbeat("extract", str(SAMPLE), str(tmp_path / "sample.pdf"), "--output-dir", str(tmp_path / "out"))
    assert ended.returncode == 2
    assert "named sample.pdf" in ended.stderr


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    ended = docbeat("extract", str(SAMPLE), "--format", "docx", cwd=tmp_path)
    assert ended.returncode == 2
    assert "md, json, html" in ended.stderr


def test_keys_come_and_go(tmp_path: Path) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    secret = docbeat("keys", "create", "--name", "laptop", *data).stdout.strip()
    assert secret.startswith("dbk_")
    assert len(secret) > 40
    listed = docbeat("keys", "list", *data).stdout
    assert "laptop" in listed
    assert secret not in listed
    key_id = listed.split()[0]
    assert docbeat("keys", "revoke", key_id, *data).returncode == 0
    assert "revoked" in docbeat("keys", "list", *data).stdout
    assert docbeat("keys", "revoke", key_id, *data).returncode == 1
    everything = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert secret.encode() not in everything


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    ended = docbeat("--help")
    for command in ("extract", "serve", "worker", "keys"):
        assert f"  {command} " in ended.stdout
    code = (
        "import sys; from docbeat.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'dbos', 'fastapi', 'numpy', 'pypdfium2', 'onnxruntime', 'rich', 'pydantic'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_the_web_process_loads_no_reader() -> None:
    code = (
        "import sys; import docbeat.api.app\n"
        "heavy = {'numpy', 'pypdfium2', 'onnxruntime', 'cv2', 'PIL'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_the_library_reads_in_one_line() -> None:
    from docbeat import extract

    isolated, here = extract(SAMPLE), extract(str(SAMPLE), isolate=False)
    assert isolated.markdown == here.markdown
    assert isolated.document == here.document
    assert "<h1>" in here.html


async def test_the_library_works_inside_a_running_loop() -> None:
    """As in a notebook."""
    from docbeat import extract

    assert "Eliminate stop-and-go" in extract(SAMPLE, pages="2").markdown


@pytest.mark.parametrize("isolate", [True, False])
def test_the_library_names_what_is_wrong(tmp_path: Path, isolate: bool) -> None:
    from docbeat import extract
    from docbeat.errors import FileCorrupted

    with pytest.raises(FileNotFoundError):
        extract(tmp_path / "none.pdf", isolate=isolate)
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(FileCorrupted):
        extract(tmp_path / "bad.pdf", isolate=isolate)


def test_settings_that_make_no_sense_are_named(tmp_path: Path) -> None:
    environment = {**os.environ, "DOCBEAT_PORT": "many"}
    command = [sys.executable, "-m", "docbeat", "serve", "--data-dir", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30, check=False)
    assert ended.returncode == 1
    assert "DOCBEAT_PORT='many'" in ended.stderr
