"""PO (GNU gettext): units for the tools that read no XLIFF, and as those give them back.

In: a `Sending`, or the bytes of a file. Out: the one from the other. A unit is a message by its context; its codes are
`<x1/>` and `<g2>…</g2>`, and what they stand for is told above it. Every text stands on one line.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from .coded import Code, Coded, placed, shown, tidied
from .returned import ReturnedFile, ReturnedUnit, UnusableFileError, translation_digest
from .sending import Sending, SentUnit
from .units import STALE

_BASE = "clausebook: "
_PROJECT = "X-Clausebook-Project"
_TAG = re.compile(r"<(?P<end>/)?(?P<kind>[gx])(?P<id>[0-9]+)\s*/?>")
_CONTEXT = re.compile(r'^msgctxt((?:\s*"(?:[^"\\]|\\.)*")+)', re.MULTILINE)
_QUOTES = re.compile(r'"\s*"|^\s*"|"$')


def write_po(sending: Sending) -> bytes:
    """Return what is sent as a file."""
    header = {
        "Language": sending.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _PROJECT: sending.project,
    }
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in header.items())
    units = ("\n".join(_lines(unit, sending)) for unit in sending.units)
    return "\n".join((f'msgid ""\nmsgstr ""\n{head}', *(f"{one}\n" for one in units))).encode()


def _lines(sent: SentUnit, sending: Sending) -> Iterator[str]:
    unit = sent.unit
    codes = (f"{name} = {unit.codes[name].span.text}" for name, _, _ in placed(unit.source))
    told = (*sent.notes, *codes, *filter(None, [shown(unit.old, unit.own)]))
    yield from (f"#. {' '.join(note.split())}" for note in told)
    yield f"#. {_BASE}{translation_digest(unit)}"
    yield f"#: {sent.place}"
    if unit.state == STALE and unit.target and not sending.copies:
        yield "#, fuzzy"
        yield from (f"#| msgid {_quoted(_tagged(unit.before))}",) if unit.before else ()
    yield f"msgctxt {_quoted(unit.id)}"
    yield f"msgid {_quoted(_tagged(unit.source))}"
    yield f"msgstr {_quoted(_tagged(unit.source if sending.copies else unit.target))}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tagged(text: Coded) -> str:
    return "".join(
        one.replace("&", "&amp;").replace("<", "&lt;") if isinstance(one, str) else _tag(one) for one in text
    )


def _tag(code: Code) -> str:
    return f"<x{code.id}/>" if code.children is None else f"<g{code.id}>{_tagged(code.children)}</g{code.id}>"


# --- on the way back --------------------------------------------------------------------------------------------------


def read_po_file(path: str, data: bytes) -> ReturnedFile:
    """Return what a file says. Raises UnusableFileError for what is no PO in UTF-8, and for a context that is twice."""
    try:
        text = data.decode("utf-8-sig")
        catalogue = read_po(io.BytesIO(text.encode()), charset="utf-8", abort_invalid=True)
    except UnicodeDecodeError as cause:
        raise UnusableFileError("exchange.no-utf-8", file=path, offset=cause.start) from None
    except (PoFileError, ValueError) as cause:
        raise UnusableFileError("exchange.no-po", file=path, cause=str(cause)) from None
    contexts = Counter(_QUOTES.sub("", one) for one in _CONTEXT.findall(text))  # Babel takes the second for the first
    if doubled := next((name for name, number in contexts.items() if number > 1), None):
        raise UnusableFileError("exchange.doubled", file=path, unit=doubled)
    header = {name.lower(): value for name, value in catalogue.mime_headers}
    own = re.search(rf'^"{_PROJECT}: (.*)\\n"$', text, re.MULTILINE)
    return ReturnedFile(
        path=path,
        project=own[1] if own else "",
        locale=header.get("language", "").replace("_", "-"),
        units=tuple(_unit(message) for message in catalogue if message.context),
    )


def _unit(message: Message) -> ReturnedUnit:
    base = next((one.removeprefix(_BASE) for one in message.auto_comments if one.startswith(_BASE)), "")
    return ReturnedUnit(
        id=str(message.context),
        source=_read(str(message.id)),
        target=_read(str(message.string or "")),
        approved=False,
        base=base,
        line=message.lineno or 1,
    )


def _read(text: str) -> Coded:
    """Return a text with its codes; a tag that closes nothing, or that nothing closes, is a code that nobody knows."""
    open_: list[tuple[str, list[str | Code]]] = [("", [])]
    done = 0
    for match in (*_TAG.finditer(text), None):
        open_[-1][1].append(text[done : match.start() if match else None].replace("&lt;", "<").replace("&amp;", "&"))
        if match is None:
            break
        done = match.end()
        if match["kind"] == "x":
            open_[-1][1].append(Code(id=match["id"], children=None))
        elif not match["end"]:
            open_.append((match["id"], []))
        elif open_[-1][0] == match["id"]:
            name, inner = open_.pop()
            open_[-1][1].append(Code(id=name, children=tuple(inner)))
        else:
            open_[-1][1].append(Code(id=match[0], children=None))
    for name, inner in open_[1:]:
        open_[0][1].extend((Code(id=f"<g{name}>", children=None), *inner))
    return tidied(tuple(open_[0][1]))
