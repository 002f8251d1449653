"""Made letters of companies, offices and people: one page, at times a second one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bench.answers import people
from bench.answers.locales import LOCALES, Locale
from bench.answers.parts.prose import Draw, Prose
from bench.answers.people import Party

_HELLO = (
    "Dear {name},|Dear Sir or Madam,|Dear {name}",
    "Hello {name},|Good morning {name},|To the {office} department|To whom it may concern,|{name},",
)
_BYE = (
    "Yours sincerely,|Kind regards,|Best regards",
    "With warm greetings,|Yours,|Respectfully yours,|All the best,|Many thanks and best wishes",
)
_REF = ("Re: {subject}|{subject}", "Subject: {subject}|Our reference {code} - {subject}|RE: {subject}")
_FILLERS = (
    "We wanted you to hear of this from us first, and in writing, so that nothing is lost between the desks.",
    "You have been with us for a long time, and we know how much patience the last months have asked of you.",
    "If a conversation would be easier, the door is open on weekdays between nine and four.",
    "A copy of this goes to the head of the department, who knows about the matter and agrees.",
)


def make(seed: int, target: Path) -> None:
    draw = Draw("letter", seed)
    random, prose = draw.random, Prose(draw.paper())
    locale = LOCALES[random.choice(["us", "gb", "ie", "ca"])]
    sender = random.choice([people.company, people.company, people.person])(random, locale)
    recipient = random.choice([people.company, people.person])(random, locale)
    subject, _, text = random.choice(draw.lines("letters")).partition(" | ")
    _letterhead(draw, prose, sender)
    _address(prose, recipient)
    _day(draw, prose, locale)
    reference = draw.one(*_REF).format(subject=subject, code=f"{random.randint(10, 99)}/{random.randint(100, 999)}")
    if draw.often(0.8):
        prose.line(reference, bold=True)
        prose.gap()
    name = (
        recipient.name
        if draw.often(0.5)
        else f"{random.choice(['Mr', 'Ms', 'Mrs', 'Dr'])} {recipient.name.split()[-1]}"
    )
    prose.line(draw.one(*_HELLO).format(name=name, office="purchasing"))
    prose.gap()
    for paragraph in _paragraphs(draw, text):
        prose.paragraph(paragraph)
    _close(draw, prose, sender, locale)
    prose.save(target)


def _paragraphs(draw: Draw, text: str) -> list[str]:
    """Short letters, and long ones that need a second page."""
    paragraphs = [part.strip() for part in text.split("//")]
    if draw.often(0.3):
        others = [line.partition(" | ")[2] for line in draw.lines("letters")]
        more = [part.strip() for other in draw.random.sample(others, 5) for part in other.split("//")]
        paragraphs += [*more, *draw.random.sample(_FILLERS, 2)]
    return paragraphs


def _letterhead(draw: Draw, prose: Prose, sender: Party) -> None:
    paper, style = prose.paper, draw.one("left|right|plain", "center|line|side")
    lines = [*sender.lines(country=draw.often(0.3)), sender.phone, sender.email]
    if style == "line":
        prose.line(sender.name, bold=True, more=4)
        prose.line(" | ".join(lines[:3]))
        paper.rule(paper.left, paper.y - 6, paper.right, paper.y - 6)
    else:
        align = {"left": "left", "plain": "left", "side": "right"}.get(style, style)
        prose.line(sender.name, bold=style != "plain", more=0 if style == "plain" else 5, align=align)
        for line in lines:
            prose.line(line, align=align)
    prose.gap(2)
    if draw.often(0.4):
        prose.foot = f"{sender.name}, {sender.lines(country=False)[0]}, {sender.phone}"
    if draw.often(0.3):
        prose.numbers = draw.one("Page {number}|{number}", "Page {number} of {total}|- {number} -")


def _address(prose: Prose, recipient: Party) -> None:
    for line in [recipient.name, *recipient.lines(country=False)]:
        prose.line(line)
    prose.gap(2)


def _day(draw: Draw, prose: Prose, locale: Locale) -> None:
    day = date(2023, 1, 2) + timedelta(days=draw.random.randrange(900))
    prose.line(locale.day(day, draw.random.choice(locale.dates)), align=draw.one("left|right"))
    prose.gap(1.5)


def _close(draw: Draw, prose: Prose, sender: Party, locale: Locale) -> None:
    prose.room(6)
    prose.line(draw.one(*_BYE))
    prose.gap(3)
    signer = people.person(draw.random, locale).name if sender.name[-1] == "." or draw.often(0.7) else sender.name
    prose.line(signer)
    prose.line(
        draw.one("Head of Sales|Managing Director|Customer Care|", "Secretary|for the committee|Branch Manager|")
    )
    if draw.often(0.3):
        prose.gap()
        prose.line(draw.one("Enclosure|Encl.: 2", "cc: file|Attached: one leaflet"))
