"""The extraction workflow on twins, with a real child behind it."""

from __future__ import annotations

import base64
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from bench.pdfs import text_pdf

from docbeat.database import open_engine
from docbeat.document import codec
from docbeat.document.options import OutputOptions
from docbeat.errors import ArtifactNotFound
from docbeat.jobs.engine import Job, Submission
from docbeat.jobs.kind import ExtractInput, ExtractOptions, JobKind, RenderInput, Source
from docbeat.jobs.memory import MemoryEngine
from docbeat.settings import load
from docbeat.storage import MemoryBlobs
from docbeat.tenants import UsageLedger
from docbeat.workflows.registry import workflows
from docbeat.workflows.sandboxed import open_slot
from docbeat.workflows.workshop import Workshop
from tests.chat_server import ChatServer, said
from tests.locked_pdf import OPEN_PASSWORD, locked_pdf
from tests.unit.reading.formats.pdf.drawn import pdf
from tests.web import Web

PLAIN = ExtractOptions()
SUBJECTS = ("Rivers", "Bridges", "Harbours", "Canals", "Lighthouses")
PAGES = [f"{subject} are what this sheet is about.\nNo other sheet names them." for subject in SUBJECTS]


class Bench:
    """A workshop, and jobs run through it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        names = {f"DOCBEAT_{name.upper()}": value for name, value in settings.items()}
        loaded = load({"DOCBEAT_DATA_DIR": str(folder), "DOCBEAT_FETCH_ALLOW": "127.0.0.1", **names})
        self.blobs = MemoryBlobs()
        self.engine = MemoryEngine()
        self.slot = open_slot(loaded)
        self.usage = UsageLedger(open_engine(f"sqlite:///{folder / 'a.db'}"))
        self.workshop = Workshop(loaded, self.blobs, self.usage, self.slot, folder / "scratch")

    async def run(self, content: bytes, options: ExtractOptions = PLAIN, **source: Any) -> Job:
        """Extract ``content``; the final job."""
        if content:
            self.blobs.put("uploads/a", content)
            source["key"] = "uploads/a"
        return await self.finish(JobKind.EXTRACT, ExtractInput(Source(**source), options, "http://here"))

    async def finish(self, kind: JobKind, job_input: msgspec.Struct) -> Job:
        job_id = str(uuid.uuid4())
        self.engine.submit(Submission(job_id, kind, "t", job_input))
        await self.engine.work(workflows(self.workshop))
        job = self.engine.get(job_id)
        assert job is not None
        return job

    def result(self, job: Job) -> Any:
        assert job.outcome is not None, job
        return msgspec.json.decode(self.blobs.get(job.outcome["result"]))


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path)
    yield made
    await made.slot.close()


async def test_a_short_document_is_one_step_and_leaves_no_parts(bench: Bench) -> None:
    job = await bench.run(text_pdf(PAGES))
    result = bench.result(job)
    assert all(f"{subject} are what this sheet is about." in result["markdown"] for subject in SUBJECTS)
    assert result["page_count"] == 5
    assert result["extraction_id"] == job.id
    assert result["plan_info"] == {"tier": "self_hosted", "total_credits_used": 5.0, "pages_used": 5}
    assert result["plan-info"] == result["plan_info"]
    assert not [key for key in bench.blobs.keys(f"jobs/{job.id}") if "parts" in key]


async def test_batches_of_one_page_give_the_same_result(tmp_path: Path) -> None:
    whole, sliced = Bench(tmp_path), Bench(tmp_path, slice_pages="1")
    try:
        results = [made.result(await made.run(text_pdf(PAGES))) for made in (whole, sliced)]
        assert results[0]["markdown"] == results[1]["markdown"]
        assert results[0]["bounding_boxes"] == results[1]["bounding_boxes"]
        kept = [key.rpartition("/")[2] for key in sliced.blobs.keys("jobs")]
        assert sorted(kept) == ["document.json", "head.json", "result.json"]
    finally:
        for made in (whole, sliced):
            await made.slot.close()


async def test_the_typed_document_is_kept(bench: Bench) -> None:
    job = await bench.run(text_pdf(PAGES))
    assert job.outcome is not None
    document = codec.decode(bench.blobs.get(job.outcome["document"]))
    assert len(document.pages) == 5
    assert document.source.page_count == 5


async def test_without_storage_only_the_answer_is_kept(bench: Bench) -> None:
    job = await bench.run(text_pdf(PAGES), ExtractOptions(store=False))
    assert "extraction_id" not in bench.result(job)
    with pytest.raises(ArtifactNotFound):
        bench.blobs.get("uploads/a")
    assert not [key for key in bench.blobs.keys("jobs") if key.endswith("document.json")]


async def test_a_password_is_used_and_then_forgotten_unless_the_document_is_kept(bench: Bench) -> None:
    bench.blobs.put("jobs/x/password-1", OPEN_PASSWORD.encode())
    options = ExtractOptions(store=False)
    job = await bench.run(locked_pdf("Behind the door."), options, password_key="jobs/x/password-1")
    assert "Behind the door" in bench.result(job)["markdown"]
    assert bench.blobs.keys("jobs/x") == []


async def test_a_wrong_password_fails_and_is_forgotten(bench: Bench) -> None:
    bench.blobs.put("jobs/x/password-1", b"wrong")
    job = await bench.run(locked_pdf("Behind."), password_key="jobs/x/password-1")
    assert job.error is not None
    assert job.error["code"] == "FILE_006"
    assert bench.blobs.keys("jobs/x") == []


async def test_a_url_is_fetched_into_a_blob(bench: Bench, web: Web) -> None:
    job = await bench.run(b"", url=web.serve("/a.pdf", text_pdf(PAGES)))
    assert bench.result(job)["page_count"] == 5
    assert f"jobs/{job.id}/source" in bench.blobs.keys(f"jobs/{job.id}")


async def test_failures_keep_their_codes(bench: Bench, web: Web) -> None:
    codes = [
        (await bench.run(b"%PDF-1.4")).error,
        (await bench.run(text_pdf(PAGES), ExtractOptions(pages="6"))).error,
        (await bench.run(b"", url=web.status("/x", 500))).error,
        (await bench.run(b"", url=web.serve("/y", b"words"))).error,
    ]
    assert [error and error["code"] for error in codes] == ["FILE_003", "REQ_006", "FILE_005", "FILE_001"]


async def test_usage_is_counted_per_tenant(bench: Bench) -> None:
    await bench.run(text_pdf(PAGES), ExtractOptions(pages="1-2"))
    await bench.run(text_pdf(PAGES[:1]))
    assert bench.usage.totals("t").pages == 3


async def test_notices_come_first_among_the_warnings(bench: Bench) -> None:
    job = await bench.run(text_pdf(PAGES), ExtractOptions(notices=("old option",), output=OutputOptions(html=True)))
    assert bench.result(job)["warnings"][0] == "old option"


async def test_a_page_is_drawn_into_its_blob(bench: Bench) -> None:
    bench.blobs.put("uploads/a", text_pdf(PAGES))
    job = await bench.finish(JobKind.RENDER, RenderInput(Source(key="uploads/a"), 2, 72, "jobs/x/images/page-2.png"))
    assert job.outcome == {}
    assert bench.blobs.get("jobs/x/images/page-2.png").startswith(b"\x89PNG")


async def test_a_page_that_is_not_there_is_not_drawn(bench: Bench) -> None:
    bench.blobs.put("uploads/a", text_pdf(PAGES))
    job = await bench.finish(JobKind.RENDER, RenderInput(Source(key="uploads/a"), 9, 72, "jobs/x/images/page-9.png"))
    assert job.error is not None
    assert job.error["code"] == "REQ_006"


async def test_scratch_folders_are_gone(bench: Bench, tmp_path: Path) -> None:
    await bench.run(text_pdf(PAGES))
    await bench.run(b"%PDF-1.4")
    assert list((tmp_path / "scratch").iterdir()) == []
    (tmp_path / "scratch" / "left").mkdir()
    bench.workshop.clear_scratch()
    assert not (tmp_path / "scratch").exists()


# A page with a drawing of three triangles, words beside it, and what names it below.
DRAWING = " ".join(f"{x} 120 m {x + 40} 120 l {x + 20} 170 l h f" for x in (60, 105, 150))
ILLUSTRATED = pdf(
    f"0.8 0.2 0.2 rg {DRAWING} BT /F1 9 Tf 0 g 60 105 Td (Figure 1. Three sails of the harbour) Tj ET "
    "BT /F1 9 Tf 20 60 Td (The text goes on below the picture and says a little more.) Tj ET"
)
DESCRIBED = ExtractOptions(output=OutputOptions(describe_figures=True))


async def test_a_model_describes_figures_when_one_is_configured(tmp_path: Path, chat: ChatServer) -> None:
    chat.answer = lambda _: (200, said("Three red <sails>."))
    bench = Bench(tmp_path, model_url=chat.url, model_name="eyes")
    result = bench.result(await bench.run(ILLUSTRATED, DESCRIBED))
    plain = bench.result(await bench.run(ILLUSTRATED))
    await bench.slot.close()
    assert [image["description"] for image in result["bounding_boxes"]["Images"]] == ["Three red <sails>."]
    assert "<figcaption>Three red &lt;sails&gt;.</figcaption>" in result["markdown"]
    assert len(chat.asked) == 1
    text, picture = chat.asked[0]["messages"][0]["content"]
    assert "Three sails of the harbour" in text["text"]
    assert base64.b64decode(picture["image_url"]["url"].partition(",")[2]).startswith(b"\x89PNG")
    assert "description" not in plain["bounding_boxes"]["Images"][0]


async def test_when_the_model_fails_the_document_speaks_for_itself(tmp_path: Path, chat: ChatServer) -> None:
    chat.answer = lambda _: (500, b"")
    bench = Bench(tmp_path, model_url=chat.url, model_name="eyes")
    result = bench.result(await bench.run(ILLUSTRATED, DESCRIBED))
    await bench.slot.close()
    image = result["bounding_boxes"]["Images"][0]
    assert image["description"] == "Figure 1. Three sails of the harbour"
    assert "status 500" in result["warnings"][0]
    assert "<figure>" not in result["markdown"]


async def test_without_a_model_nobody_is_asked(bench: Bench) -> None:
    result = bench.result(await bench.run(ILLUSTRATED, DESCRIBED))
    assert result["bounding_boxes"]["Images"][0]["description"] == "Figure 1. Three sails of the harbour"
    assert "No model endpoint" in result["warnings"][0]
