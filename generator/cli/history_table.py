"""How `clausebook history` shows what it found, in the language of the run.

In: rows whose words are those of JSON. Out: lines on stdout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.diagnostics import Message
from .speech import say
from .talk import put

_SHORT = 12
"""Digits of a hash that are shown in a table; `--json` has all."""
_ANSWERS = {
    "work": "history.answer-work",
    "locale": "history.answer-locale",
    "title": "history.answer-title",
    "edition": "history.answer-edition",
    "class": "history.answer-class",
    "effective": "history.answer-effective",
    "text": "history.answer-text",
    "file": "history.answer-file",
    "file-sha256": "history.answer-file-sha256",
    "pdf": "history.answer-pdf",
    "pdf-sha256": "history.answer-pdf-sha256",
    "original": "history.answer-original",
    "original-sha256": "history.answer-original-sha256",
    "edition-sha256": "history.answer-edition-sha256",
    "blanked": "history.answer-blanked",
}
"""The message of each field of an answer, by its name in JSON."""
_STANDINGS = {
    "in force": "history.in-force",
    "waiting": "history.waiting",
    "superseded": "history.superseded",
    "cancelled": "history.cancelled",
    "withdrawn": "history.was-withdrawn",
    "cancels": "history.only-cancels",
    "text not kept": "history.not-kept",
    "withdraws the work": "history.withdraws",
}
"""The message of each way in which an edition stands, by its word in JSON."""
_HEAD = (
    "history.head-edition",
    "history.head-work",
    "history.head-class",
    "history.head-effective",
    "history.head-languages",
    "history.head-standing",
    "history.head-hash",
)


def show_answers(rows: Sequence[dict[str, Any]]) -> None:
    """Print every field that an answer has, each on its line."""
    for row in rows:
        for name, value in row.items():
            if value is not None:
                put(_mark(value) if name == "entered" else say(_ANSWERS[name], value=value))
        put()


def _mark(entered: dict[str, Any]) -> str:
    """Return the sentence that a text was entered, and from what."""
    id = "history.entered-source" if entered["source"] else "history.entered"
    return say(id, **{name: value for name, value in entered.items() if value})


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for programs, which know the words in English."""
    if "standing" not in row:
        return row
    told = (f"{word} ({tag})" if tag else word for tag, word in row["standing"])
    return row | {"standing": ", ".join(told)}


def show_table(rows: Sequence[dict[str, Any]]) -> None:
    """Print a line for each edition and work, aligned, with what was cancelled and why below it."""
    from ..model.source import width

    head = tuple(map(say, _HEAD))
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(head))]
    for number, line in enumerate(lines):
        padded = (text + " " * (wide - width(text)) for text, wide in zip(line, widths, strict=True))
        put("  ".join(padded).rstrip())
        if number and rows[number - 1]["cancels"]:
            put(say("history.cancels", edition=rows[number - 1]["cancels"]))
        if number and rows[number - 1]["because"]:
            put(say("history.because", reason=rows[number - 1]["because"]))
        for reason in rows[number - 1]["reasons"] if number else ():
            _show_reason(reason)
        for mark in dict.fromkeys(map(_mark, rows[number - 1]["entered"])) if number else ():
            put(f"  {mark}")


def _show_reason(reason: dict[str, Any]) -> None:
    """Print the passage that was clarified, the reason in each language, and who answers for it."""
    put(say("history.clarified", clause=reason["clause"], locale=reason["locale"], passage=reason["passage"]))
    for text in reason["because"].values():
        put(say("history.clarified-because", reason=text))
    if reason["answered-by"]:
        put(say("history.answered-by", name=reason["answered-by"]))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    digest = (row["sha256"] or "")[:_SHORT]
    return (
        row["edition"],
        row["work"] or "",
        row["class"] or "",
        row["effective"] or "",
        ", ".join(row["locales"]),
        _told(row["standing"]),
        digest,
    )


def _told(standing: Sequence[tuple[str, str]]) -> str:
    words = ((tag, Message(_STANDINGS[word])) for tag, word in standing)
    parts = (Message("history.in-language", standing=word, locale=tag) if tag else word for tag, word in words)
    return say("history.standings", parts=tuple(parts))
