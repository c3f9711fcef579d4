"""Inlines as the Markdown of a clause file: what the parser reads back as the same inlines.

In: a run of a Document. Out: its text in a clause file. Every character that could be markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ..languages.characters import SQUARE
from ..languages.typed import BLANKS, BULLET, TWIN
from ..model import document as d
from ..model.document import plain_text
from .escapes import REACH, needs_backslash
from .patterns import AT_START
from .targets import NO_LANGUAGE

_SPECIAL = re.compile(r"[\\*\[\]{}|<>`#_~]|:{3,}|!(?=\[)|&(?=[#A-Za-z])")
_ESCAPED_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|[-+=:(]")
_NUMBER = re.compile(r"(?P<number>[A-Za-z]{1,5}|[0-9]{1,9})(?P<point>[.)])")
_TYPED_NUMBER = re.compile(AT_START["number"].regex)
"""What the reader of clauses takes for a number at the head of a paragraph; no backslash escapes a wide mark."""
_DASH = re.compile(r"[–—+*-](?= )")
_RUN = re.compile(r"\]\((?>(?:[^\s()]++|\([^\s()]*+\))*)\)|(?P<run>\\++)[^\\]?")
"""Backslashes before a character, and the target of a link, in which they are part of an address."""
_IMAGE = re.compile(r"(?<!\\)((?:\\\\)*)!(?=\[)")
_LED = re.compile(rf"^((?:\{{\{{ [^{{}}]* \}}\}}|\*\*|\[[^\[\]]*\]\([^()]*\))+)[{BLANKS}]+")
"""A fact, a link or stars at the head of a line, and blanks behind them, which are taken for an indentation there."""
_ATOM = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]\([^()]*\)|\{\{[^{}]*\}\}|.", re.DOTALL)
"""What of a line is one thing: an escaped mark, a link, a fact, a character."""
_MARK = re.compile(r"\\.|[^\w\\]")
_WIDE = re.compile(f"[{SQUARE}]")
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def line_source(run: tuple[d.Inline, ...]) -> str:
    """Return a run as one line whose head is no marker."""
    rest = _IMAGE.sub(r"\1\\!", _WHITE.sub(" ", run_source(run)).strip(BLANKS))
    rest = _LED.sub(r"\1 ", rest, count=1)
    head = ""
    while rest:
        bullet = BULLET.match(rest) or (None if head else _DASH.match(rest))
        bare = rest[bullet.end() if bullet else 0 :].lstrip(BLANKS)
        sign = _ESCAPED_SIGN.match(bare)
        if sign:
            head, rest = head + sign[0].rjust(2, "\\"), bare[sign.end() :]
        elif bare == rest:
            break
        else:
            rest = bare
    if _NUMBER.match(rest):
        return _spared(head + _NUMBER.sub(_inert, rest, count=1))
    typed = _TYPED_NUMBER.match(rest)
    return _spared(head + (_own(typed[0]) + rest[typed.end() :] if typed else rest))


def _spared(line: str) -> str:
    """Return a line without the backslashes that the reader of clauses would take for text."""
    said = ""
    done = 0
    for match in (one for one in _RUN.finditer(line) if one["run"]):
        run, end = match["run"], match.end("run")
        said += line[done : match.start()]
        said += run if needs_backslash(said[-REACH:], line[end : end + REACH]) else run[: len(run) // 2]
        done = end
    return said + line[done:]


def _inert(match: re.Match[str]) -> str:
    return f"{match['number']}\\{match['point']}"


def _own(text: str) -> str:
    """Return characters as a passage of its own, which is never taken for a marker."""
    return f"[{text}](lang:{NO_LANGUAGE})"


def run_source(run: Sequence[d.Inline]) -> str:
    """Return inlines in their order; strong neighbours are one passage: stars between two of them open nothing."""
    told: list[tuple[bool, str]] = []
    for strong, group in groupby(run, lambda inline: isinstance(inline, d.Strong)):
        each = (run_source(one.children) if isinstance(one, d.Strong) else _inline(one) for one in group)
        told.append((strong, "".join(each)))
    around = ["", *(text for _, text in told), ""]
    return "".join(
        _starred(text, around[place][-1:], around[place + 2][:1]) if strong else text
        for place, (strong, text) in enumerate(told)
    )


def _inline(inline: d.Inline) -> str:
    match inline:
        case d.Text():
            return escaped(inline.text)
        case d.FactText():
            return f"{{{{ {inline.fact} }}}}"
        case d.Important():
            return f"[{_uncounted(run_source(inline.children))}](important:)"
        case d.Foreign():
            return f"[{_uncounted(run_source(inline.children))}](lang:{inline.locale})"
        case d.Link():
            return _bracketed(inline.children, inline.href)
        case d.Reference(generated=True):
            return f"[](number:{inline.anchor.removeprefix('c-')})"
        case d.Reference():
            return _bracketed(inline.children, _target(inline))
        case d.Definition():
            return _bracketed(inline.children, f"define:{inline.term}")
        case d.Term():
            return _bracketed(inline.children, f"term:{inline.term}")
        case _:
            return run_source(inline.children)


def _target(inline: d.Reference) -> str:
    name = inline.anchor.removeprefix("c-")
    return f"{inline.path or ''}#{name}" if name else inline.path or "#"


def _starred(text: str, before: str, after: str) -> str:
    """Return strong text between two characters.

    Stars make nothing strong where a word touches them from without and a mark from within (CommonMark 0.31, 6.2): then
    the marks at the edge are put outside, and what has only such edges, or no word, is not strong.
    """
    atoms = _ATOM.findall(text)
    start, stop = _edge(atoms, before), len(atoms) - _edge(atoms[::-1], after)
    lead, inner, tail = ("".join(part) for part in (atoms[:start], atoms[start:stop], atoms[stop:]))
    if not re.search(r"\w", inner):
        return text
    if _touches((before + lead)[-1:], atoms[start]) or _touches((tail + after)[:1], atoms[stop - 1]):
        return text
    return f"{lead}**{_uncounted(inner)}**{tail}"


def _edge(atoms: Sequence[str], outside: str) -> int:
    """Return how many atoms at an edge stand outside the stars: blanks, and marks where a word or a marker is by."""
    marks = next((n for n, atom in enumerate(atoms) if not (_MARK.fullmatch(atom) or BULLET.match(atom))), len(atoms))
    if marks and (_touches(outside, atoms[0]) or any(map(BULLET.match, atoms[:marks]))):
        return marks
    return next((n for n, atom in enumerate(atoms) if not atom.isspace()), len(atoms))


def _touches(outside: str, inside: str) -> bool:
    """Say whether a word outside and what is no word inside meet; Chinese and Japanese words may."""
    return outside.isalnum() and not _WIDE.match(outside) and not inside.isalnum()


def _bracketed(children: Sequence[d.Inline], target: str) -> str:
    """Return a link, in which no other may stand."""
    plain = [
        d.Text(text=plain_text((one,))) if isinstance(one, (d.Link, d.Reference, d.Term)) else one for one in children
    ]
    return f"[{_uncounted(run_source(plain))}]({target})"


def _uncounted(text: str) -> str:
    """Return words whose head is no number of a list: they may stand at the head of a line."""
    return _NUMBER.sub(_inert, text, count=1) if _NUMBER.match(text) else text


def escaped(text: str) -> str:
    """Return words with whatever could be markup made inert."""
    text = _WHITE.sub(" ", text)
    words = [_backslashed(between) for between in TWIN.compiled.split(text)]
    twins = [*(_own(match[0]) for match in TWIN.finditer(text)), ""]
    return "".join(f"{one}{twin}" for one, twin in zip(words, twins, strict=True))


def _backslashed(text: str) -> str:
    return _SPECIAL.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), text)
