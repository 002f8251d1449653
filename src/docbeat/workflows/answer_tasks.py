"""What runs inside the child to answer questions about documents that were read: files in, files out.

The answerers are imported when they are first needed, so that children that only read start as fast as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from docbeat.document import codec
from docbeat.document.model import Document
from docbeat.document.page_range import check_page_range
from docbeat.errors import BadPageRange, RequestError
from docbeat.jobs.kind import Question, TableFormat, Topic, Wish
from docbeat.workflows.gauge import Report

if TYPE_CHECKING:
    from docbeat.answering import split as splitting
    from docbeat.workflows.answers import Told

# The file a task writes its part of the answer into: an object of fields under their wire names.
ANSWER = "answer.json"
WORKBOOK = "workbook.xlsx"

# The file the questions for a model are written into.
QUESTIONS = "questions.json"

NO_PAGES = "No pages were assigned to this topic"


class ModelQuestion(msgspec.Struct, frozen=True):
    """A ``part`` of a document for a model: the question of a ``topic``, put in ``text``, answered by ``schema``."""

    topic: str
    document: str
    part: int
    text: str
    schema: dict[str, Any]


class ModelReply(msgspec.Struct, frozen=True):
    """What a model said to a ModelQuestion; ``text`` may be anything."""

    topic: str
    document: str
    part: int
    text: str


def questions(
    *,
    documents: list[list[str]],
    questions: str,
    template: str | None,
    page_range: str | None,
    mode: str,
    folder: str,
    window_tokens: int,
    report: Report,
) -> dict[str, Any]:
    """Write what a model is to be asked about ``documents`` into QUESTIONS; arguments as of ``fields``.

    What cannot be answered is not asked; ``fields`` says why.
    """
    asked = msgspec.json.decode(Path(questions).read_bytes(), type=list[Question])
    desk = _Desk([(name, Path(path)) for name, path in documents], page_range, report)
    written: list[ModelQuestion] = []
    for question in asked:
        for name, _ in desk.documents:
            try:
                schema = _answerable(question) if mode == "split" else _schema_of(question, _path(template))
                pages = _selected(desk.document(name), page_range, question.pages, is_one_of_many=mode == "combined")
            except RequestError:
                continue
            written += _parts(desk.document(name), question, schema, pages, name, window_tokens)
    Path(folder, QUESTIONS).write_bytes(msgspec.json.encode(written))
    return {"questions": len(written)}


def _parts(
    document: Document,
    question: Question,
    schema: dict[str, Any],
    pages: frozenset[int] | None,
    name: str,
    window_tokens: int,
) -> list[ModelQuestion]:
    """A question per window of the document."""
    from docbeat.answering.model import asking
    from docbeat.answering.model.windows import windows
    from docbeat.answering.view import DocumentView

    texts = windows(DocumentView(document, pages), window_tokens)
    ask = partial(asking.question, schema, question.prompt, of=len(texts))
    strict = asking.answer_schema(schema)
    return [
        ModelQuestion(question.topic, name, part, ask(text, number=part), strict)
        for part, text in enumerate(texts, start=1)
    ]


def _path(name: str | None) -> Path | None:
    return Path(name) if name else None


def fields(
    *,
    documents: list[list[str]],
    questions: str,
    template: str | None,
    page_range: str | None,
    mode: str,
    folder: str,
    report: Report,
    replies: str | None = None,
) -> dict[str, Any]:
    """Answer the ``questions``, a file, about ``documents``, each an extraction's id and a file.

    ``mode`` is ``single``, ``combined`` (one answer of all documents) or ``split`` (one for each question's topic);
    ``replies`` a file with what a model said to the questions.
    Returns of every question how many ``pages`` were looked at and whether with ``effort``, and how many of the
    replies were ``unusable``.
    """
    asked = msgspec.json.decode(Path(questions).read_bytes(), type=list[Question])
    said = msgspec.json.decode(Path(replies).read_bytes(), type=list[ModelReply]) if replies else []
    desk = _Desk([(name, Path(path)) for name, path in documents], page_range, report, said)
    if mode == "split":
        answer = _by_topic(desk, asked)
    else:
        answer = _whole(desk, asked[0], Path(template) if template else None, Path(folder), together=mode == "combined")
    Path(folder, ANSWER).write_bytes(msgspec.json.encode(answer))
    return {"answered": list(desk.answered.values()), "unusable": desk.unusable}


@dataclass
class _Desk:
    """The documents, one of them in memory, and what has been looked at so far."""

    documents: Sequence[tuple[str, Path]]
    page_range: str | None
    report: Report
    replies: Sequence[ModelReply] = ()
    unusable: int = 0
    answered: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    _open: dict[str, Document] = field(default_factory=dict)

    def document(self, extraction_id: str) -> Document:
        if extraction_id not in self._open:
            self._open = {extraction_id: codec.decode(dict(self.documents)[extraction_id].read_bytes())}
        return self._open[extraction_id]

    def proposals(self, topic: str, extraction_id: str) -> list[Any]:
        """What a model proposes for the question of a topic about a document, window by window."""
        from docbeat.answering.model.replies import proposal_of

        mine = [one for one in self.replies if (one.topic, one.document) == (topic, extraction_id)]
        proposals = [proposal for one in mine if (proposal := proposal_of(one.text)) is not None]
        self.unusable += len(mine) - len(proposals)
        return proposals

    def looked_at(self, extraction_id: str, pages: int, question: Question) -> None:
        self.answered[extraction_id, question.topic] = {"pages": pages, "effort": question.effort}
        self.report({"done": sum(one["pages"] for one in self.answered.values())})


def _whole(desk: _Desk, question: Question, template: Path | None, folder: Path, *, together: bool) -> dict[str, Any]:
    """One answer for all documents."""
    from docbeat.workflows.answers import body, tell_together

    schema = _schema_of(question, template)
    told: list[tuple[str, Told]] = []
    for name, _ in desk.documents:
        one = _told(desk, name, schema, question, is_one_of_many=together)
        if template is not None:
            one = _with_rows(desk, name, one, question, template, together=together)
        told.append((name, one))
    whole = tell_together(told) if together else told[0][1]
    if template is not None:
        from docbeat.writing.xlsx import fill

        fill(template, whole.values, folder / WORKBOOK)
    answer: dict[str, Any] = {"schema_output": body(whole)}
    return answer if question.schema is not None else answer | {"input_schema": schema}


def _with_rows(
    desk: _Desk, extraction_id: str, told: Told, question: Question, template: Path, *, together: bool
) -> Told:
    """``told``; where it has no rows for a sheet, the document itself may be one."""
    from docbeat.workflows.answers import with_rows

    one_row = _template_schema(template, one_row=True)
    return with_rows(told, _told(desk, extraction_id, one_row, question, is_one_of_many=together))


def _by_topic(desk: _Desk, questions: list[Question]) -> dict[str, Any]:
    """An answer for every topic; one that cannot be answered says why and keeps none of the others back."""
    from docbeat.workflows.answers import body

    extraction_id = desk.documents[0][0]
    _selected(desk.document(extraction_id), desk.page_range, None)
    results, schemas, errors = {}, {}, {}
    for question in questions:
        try:
            schema = _answerable(question)
            told = _told(desk, extraction_id, schema, question)
        except RequestError as error:
            errors[question.topic] = error.message
        else:
            results[question.topic], schemas[question.topic] = body(told), schema
    return {"results": results, "input_schemas": schemas, "errors": errors}


def _answerable(question: Question) -> dict[str, Any]:
    """The schema of a topic's question.

    Raises:
        RequestError: it cannot be answered.
    """
    if question.fault is not None:
        raise RequestError(question.fault)
    if not question.pages:
        raise RequestError(NO_PAGES)
    return _schema_of(question, None)


def _schema_of(question: Question, template: Path | None) -> dict[str, Any]:
    """The schema asked for: as sent, else out of the workbook's heads, else out of the prompt."""
    from docbeat.answering.schema import normalised

    if template is not None:
        return _template_schema(template)
    if question.schema is not None:
        return normalised(question.schema)
    from docbeat.answering.drafting import draft_schema

    return draft_schema(question.prompt, None)


def _template_schema(template: Path, *, one_row: bool = False) -> dict[str, Any]:
    """The schema a workbook asks by; cells without a format get the type their heads are drafted with."""
    from docbeat.writing.xlsx import schema_of

    return _typed(schema_of(template, one_row=one_row))


def _typed(schema: dict[str, Any]) -> dict[str, Any]:
    from docbeat.answering.drafting import draft_schema

    if "properties" in schema:
        return {**schema, "properties": {name: _typed(field) for name, field in schema["properties"].items()}}
    if "items" in schema:
        return {**schema, "items": _typed(schema["items"])}
    if "type" in schema:
        return schema
    try:
        drafted = list(draft_schema(schema["title"], None)["properties"].values())
    except RequestError:
        drafted = []
    is_single = len(drafted) == 1 and drafted[0].get("type") in {"string", "number", "integer", "boolean"}
    return {**(drafted[0] if is_single else {"type": "string"}), "title": schema["title"]}


def _told(
    desk: _Desk, extraction_id: str, schema: dict[str, Any], question: Question, *, is_one_of_many: bool = False
) -> Told:
    from docbeat.answering.fields import answer_fields
    from docbeat.workflows.answers import tell

    document = desk.document(extraction_id)
    pages = _selected(document, desk.page_range, question.pages, is_one_of_many=is_one_of_many)
    answer = answer_fields(document, schema, question.prompt, pages, desk.proposals(question.topic, extraction_id))
    desk.looked_at(extraction_id, len(document.pages) if pages is None else len(pages), question)
    return tell(answer, document, extraction_id if is_one_of_many else None)


def _selected(
    document: Document, page_range: str | None, pages: Sequence[int] | None, *, is_one_of_many: bool = False
) -> frozenset[int] | None:
    """The pages to look at, or None for all.

    Raises:
        BadPageRange: the range ends past the document or names no page to look at, unless it is one of many.
    """
    if page_range is None:
        return None if pages is None else frozenset(pages)
    count = document.source.page_count
    ranges = check_page_range(page_range)
    if not is_one_of_many and any(last > count for _, last in ranges):
        raise BadPageRange(f"The document has {count} pages; `page_range` asks for more", page_count=count)
    chosen = {number for first, last in ranges for number in range(first, min(last, count) + 1)}
    read = frozenset(page.number for page in document.pages if page.number in chosen)
    if not read and not is_one_of_many:
        raise BadPageRange("None of the pages in `page_range` was extracted")
    if pages is not None and not read & set(pages):
        raise BadPageRange("None of the pages of this topic is in `page_range`")
    return read if pages is None else read & set(pages)


def answer_along(document: Document, question: Question) -> dict[str, Any]:
    """The fields of an extraction's answer that tell values for a schema, or why there are none."""
    from docbeat.answering.fields import answer_fields
    from docbeat.answering.schema import normalised
    from docbeat.workflows.answers import body, tell

    try:
        answer = answer_fields(document, normalised(question.schema), question.prompt)
    except RequestError as error:
        return {"input_schema": question.schema, "schema_error": error.message}
    return {"input_schema": question.schema, "structured_output": body(tell(answer, document))}


def split_questions(*, document: str, topics: str, folder: str, window_tokens: int, report: Report) -> dict[str, Any]:
    """Write what a model is to be asked about the pages of ``document`` into QUESTIONS."""
    from docbeat.answering.model.topics import topic_questions, topic_schema
    from docbeat.answering.view import DocumentView

    wanted = _topics(topics)
    schema = topic_schema(wanted)
    texts = topic_questions(DocumentView(codec.decode(Path(document).read_bytes())), wanted, window_tokens)
    written = [ModelQuestion("", "", part, text, schema) for part, text in enumerate(texts, start=1)]
    Path(folder, QUESTIONS).write_bytes(msgspec.json.encode(written))
    report({"done": len(written)})
    return {"questions": len(written)}


def split(*, document: str, topics: str, replies: str | None, folder: str, report: Report) -> dict[str, Any]:
    """Say which pages of ``document`` are about which of ``topics``; both are files.

    So are the ``replies`` of a model that was asked; returns whether they said nothing of any page.
    """
    from docbeat.answering.model.topics import topics_said
    from docbeat.answering.split import split_pages

    read = codec.decode(Path(document).read_bytes())
    wanted = _topics(topics)
    texts = (
        [one.text for one in msgspec.json.decode(Path(replies).read_bytes(), type=list[ModelReply])] if replies else []
    )
    said = topics_said(texts, {one.name for one in wanted})
    splits = split_pages(read, wanted, said=said)
    report({"done": len(read.pages)})
    Path(folder, ANSWER).write_bytes(msgspec.json.encode({"split_output": {"splits": splits}}))
    return {"pages": len(read.pages), "unusable": bool(texts) and not said}


def _topics(path: str) -> list[splitting.Topic]:
    from docbeat.answering import split as splitting

    listed = msgspec.json.decode(Path(path).read_bytes(), type=list[Topic])
    return [splitting.Topic(one.name, one.description) for one in listed]


def tables(
    *, document: str, table_format: TableFormat, merge: bool, pages: list[int] | None, folder: str, report: Report
) -> dict[str, Any]:
    """Write out the tables of ``document``, a file; returns how many there are and how many were charts."""
    from docbeat.answering.tables import extract_tables

    read = codec.decode(Path(document).read_bytes())
    chosen = None if pages is None else frozenset(pages)
    found = extract_tables(read, table_format=table_format, merge=merge, pages=chosen)
    report({"done": len(read.pages)})
    listed = [
        {"table_content": table.content, "citations": list(table.citations), "from_chart": table.from_chart}
        for table in found
    ]
    Path(folder, ANSWER).write_bytes(msgspec.json.encode({"tables_output": {"tables": listed}}))
    return {"tables": len(found), "charts": sum(table.from_chart for table in found)}


def draft(*, wish: str, reply: str | None, folder: str, report: Report) -> dict[str, Any]:
    """Draft the schema somebody wishes for; ``wish`` is a file, and so is the ``reply`` of a model that was asked.

    Returns whether nothing could be made of the reply.
    """
    from docbeat.answering.drafting import draft_schema
    from docbeat.answering.model.wishes import wished
    from docbeat.answering.schema import normalised

    wanted = msgspec.json.decode(Path(wish).read_bytes(), type=Wish)
    current = None if wanted.current is None else normalised(wanted.current)
    schema = None if reply is None else wished(Path(reply).read_text("utf-8"), current)
    unusable = reply is not None and schema is None
    if schema is None:
        # Without words the schema is wanted as it is, in the form everybody knows.
        is_asked = current is None or bool(wanted.prompt.strip())
        schema = draft_schema(wanted.prompt, current) if is_asked else current
    report({"done": 0})
    text = msgspec.json.encode(schema).decode()
    Path(folder, ANSWER).write_bytes(msgspec.json.encode({"schema": text}))
    return {"unusable": unusable}


TASKS = {
    "fields": fields,
    "questions": questions,
    "split_questions": split_questions,
    "split": split,
    "tables": tables,
    "draft": draft,
}
