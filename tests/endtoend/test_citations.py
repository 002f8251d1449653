"""The whole asynchronous way, and that citations point at the very words: an element, and a box around them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from pulse import Pulse

from tests.statement import BALANCE, HOLDER, MOVEMENTS, statement_pdf
from tests.web import Web

SCHEMA = {
    "type": "object",
    "properties": {"account_holder": {"type": "string"}, "balance": {"type": "number"}},
}


@pytest.fixture
def result(pulse: Pulse, web: Web) -> dict[str, Any]:
    """The statement's extraction, by its address, with the boxes of all words."""
    submitted = pulse.extract(
        file_url=web.serve("/statement.pdf", statement_pdf()), async_=True, extensions={"alt_outputs": {"wlbb": True}}
    )
    for _ in range(300):
        job = pulse.jobs.get_job(job_id=submitted.job_id)
        if job.status == "completed":
            found: dict[str, Any] = job.result
            return found
        assert job.status in {"pending", "processing"}
        time.sleep(0.1)
    raise AssertionError("still not completed")


def words_in(result: dict[str, Any], box: list[float], page: int) -> str:
    """The words whose middle lies in ``box``, as they are read."""
    left, top, right, _, _, bottom, _, _ = box
    inside = []
    for word in result["extensions"]["altOutputs"]["wlbb"]["words"]:
        x0, y0, x1, _, _, y1, _, _ = word["bounding_box"]
        if word["page_number"] == page and left <= (x0 + x1) / 2 <= right and top <= (y0 + y1) / 2 <= bottom:
            inside.append(word["text"])
    return " ".join(inside)


def texts(result: dict[str, Any]) -> dict[str, str]:
    """What every element says, by its id."""
    boxes = result["bounding_boxes"]
    found = {item["id"]: item["content"] for name in ("Title", "Text") for item in boxes[name]}
    return found | {cell["id"]: cell["text"] for table in boxes["Tables"] for cell in table["cell_data"]}


def test_values_and_the_very_words_they_stand_on(pulse: Pulse, result: dict[str, Any]) -> None:
    config: Any = {"input_schema": SCHEMA}
    output: Any = pulse.schema(extraction_id=result["extraction_id"], schema_config=config).schema_output
    assert output.values == {"account_holder": HOLDER, "balance": BALANCE}
    for name, words in (("account_holder", HOLDER), ("balance", f"{BALANCE:,.2f}")):
        evidence = output.evidence[name]
        [box] = evidence["bounding_boxes"]
        assert evidence["quote"] == words_in(result, box, evidence["page_number"]) == words
        assert words in texts(result)[output.citations[name]]


def test_every_cell_of_a_list_is_cited_by_its_own_words(pulse: Pulse, result: dict[str, Any]) -> None:
    item = {"type": "object", "properties": {"description": {"type": "string"}, "amount": {"type": "number"}}}
    schema = {"type": "object", "properties": {"transactions": {"type": "array", "items": item}}}
    config: Any = {"input_schema": schema}
    output: Any = pulse.schema(extraction_id=result["extraction_id"], schema_config=config).schema_output
    rows, cited, evidence = (getattr(output, name)["transactions"] for name in ("values", "citations", "evidence"))
    wanted = [(name, amount) for _, name, amount, _ in MOVEMENTS if amount]
    assert [(row["description"], f"{row['amount']:,.2f}") for row in rows] == wanted
    for printed, elements, places in zip(wanted, cited, evidence, strict=True):
        for words, name in zip(printed, ("description", "amount"), strict=True):
            [box] = places[name]["bounding_boxes"]
            assert places[name]["quote"] == words_in(result, box, places[name]["page_number"]) == words
            assert texts(result)[elements[name]] == words
