"""A run of a clause as translators get it: words, with a code for whatever is not theirs to write.

In: runs as written, and words with codes that came back. Out: the one as the other. A code stands for a fact, a
reference, a term, emphasis, a link or a passage in another language; what it stands for is never sent, only shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, count, pairwise
from unicodedata import normalize

from ..check.passage import FILLED
from ..check.sentences import sentences_in
from ..languages.typed import BULLET
from ..markup import parse_markup
from ..markup.patterns import AT_START
from ..markup.printing import line_source
from ..markup.targets import NO_LANGUAGE
from ..model import document as d
from ..model import written as w
from ..model.nodes import Prose
from ..model.source import Source

_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_BULLET = re.compile(AT_START["bullet"].regex + "|" + BULLET.source)
KINDS: Mapping[type, str] = {
    w.FactUse: "x-fact",
    w.FactLink: "x-fact",
    w.CrossReference: "x-ref",
    w.NumberReference: "x-ref",
    w.TermUse: "x-term",
    w.TermDefinition: "x-definition",
    w.CategoryTag: "x-category",
    w.Foreign: "x-lang",
    w.Important: "x-important",
    w.Strong: "bold",
    w.Link: "link",
}
"""What each code is called: a `ctype` of XLIFF 1.2, section 2.3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code by its id; `children` are the words that it encloses, None for one that stands alone."""

    id: str
    children: Coded | None


Piece = str | Code
Coded = tuple[Piece, ...]
Codes = Mapping[str, w.Inline]
"""What codes stand for, by id."""


def enclosed(inline: w.Inline) -> tuple[w.Inline, ...] | None:
    """Return the words that an inline leaves to a translator, None for one without."""
    return None if isinstance(inline, w.Foreign) else getattr(inline, "children", ()) or None


def numbered(run: tuple[w.Inline, ...], known: Codes) -> Codes:
    """Return the codes of a run, each by the id of a known one that stands for the same, else by a new id."""
    codes, free, names = tuple(_codes(run)), dict(known), dict[int, str]()
    for key in (_exactly, _roughly):
        for inline in (one for one in codes if id(one) not in names):
            if same := next((name for name, one in free.items() if key(one) == key(inline)), None):
                names[id(inline)] = same
                del free[same]
    new = map(str, count(len(known) + 1))
    return {names.get(id(one)) or next(new): one for one in codes}


def coded(run: tuple[w.Inline, ...], codes: Codes) -> Coded:
    """Return a run with the codes that `numbered` gave it."""
    names = {id(one): name for name, one in codes.items()}

    def pieces(inlines: tuple[w.Inline, ...]) -> Iterator[Piece]:
        for one in _flat(inlines):
            inner = None if isinstance(one, w.Text) else enclosed(one)
            children = None if inner is None else tuple(pieces(inner))
            yield one.text if isinstance(one, w.Text) else Code(id=names[id(one)], children=children)

    return tidied(tuple(pieces(run)))


def _flat(run: tuple[w.Inline, ...]) -> Iterator[w.Inline]:
    """Yield a run in which a passage that only keeps a mark from counting, as `line_source` prints one, is plain."""
    for one in run:
        if isinstance(one, w.Foreign) and one.locale == NO_LANGUAGE:
            yield from _flat(one.children)
        else:
            yield one


def tidied(pieces: Coded) -> Coded:
    """Return words as a clause has them: composed, blanks and line breaks one blank, none of which stands at an end."""
    made = [*_joined(pieces)]
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)):
        edge = made[place] if made else ""
        if isinstance(edge, str):
            made[place : place + 1 or None] = filter(None, [strip(edge, " ")])
    return tuple(made)


def _joined(pieces: Coded) -> Iterator[Piece]:
    words = ""
    for piece in (*pieces, None):
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield _WHITE.sub(" ", normalize("NFC", words))
        words = ""
        if piece is not None:
            yield piece if piece.children is None else replace(piece, children=tuple(_joined(piece.children)))


def plain(pieces: Coded, filled: Callable[[str], str] = lambda _: "") -> str:
    """Return the words of a text, with something for the id of each code that stands alone."""
    return "".join(
        one if isinstance(one, str) else filled(one.id) if one.children is None else plain(one.children, filled)
        for one in pieces
    )


def shown(pieces: Coded, codes: Codes) -> str:
    """Return a text to be read by people: what stands alone as a clause has it, a code that nobody knows by its id."""
    return plain(pieces, lambda name: codes[name].span.text if name in codes else f"<{name}>")


def placed(pieces: Coded, around: str = "") -> Iterator[tuple[str, str, bool]]:
    """Yield each code with the one that encloses it, "" for none, and whether it encloses any words."""
    for one in pieces:
        if isinstance(one, Code):
            yield one.id, around, bool(plain(one.children or ()).strip() or any(placed(one.children or ())))
            yield from placed(one.children or (), one.id)


def _codes(run: tuple[w.Inline, ...]) -> Iterator[w.Inline]:
    for inline in _flat(run):
        if not isinstance(inline, w.Text):
            yield inline
            yield from _codes(enclosed(inline) or ())


def _exactly(inline: w.Inline) -> tuple[object, ...]:
    own = target(inline) if enclosed(inline) else inline.span.text
    return (type(inline), own)


def _roughly(inline: w.Inline) -> tuple[object, ...]:
    """Return what an inline stands for, whatever its form: two languages may say a fact in two."""
    names = (getattr(inline, name, None) for name in ("fact", "work", "target", "term", "use", "locale"))
    return (KINDS[type(inline)], *names)


# --- back to Markdown -------------------------------------------------------------------------------------------------


def target(inline: w.Inline) -> str:
    """Return what stands between the round brackets of a link, or the braces of a fact."""
    if isinstance(inline, w.FactUse):
        return inline.span.text.strip("{} ")
    return inline.span.text.rpartition("](")[2][:-1]


def source_of(pieces: Coded, codes: Codes) -> str | None:
    """Return words with codes as one line of a clause; None where it would not be read as the same.

    Whatever Markdown would read in the words is escaped, and each code is again what it stands for.
    """
    text = line_source(_headed(_document(pieces, codes)))
    markup = parse_markup(Source(path="", text=f"# x\n\n{text}\n"), 0)
    blocks = markup.blocks
    run = blocks[0].children if len(blocks) == 1 and isinstance(blocks[0], Prose) else ()
    own = numbered(run, {})
    again = coded(run, own)
    same = _letters(again) == _letters(pieces) and _meant(again, own) == _meant(pieces, codes)
    return text if same and not markup.diagnostics else None


def _letters(pieces: Coded) -> str:
    """Return the words of a text without blanks: behind a sign at the head of a line none is printed."""
    return "".join(plain(pieces).split())


def _meant(pieces: Coded, codes: Codes) -> Counter[tuple[object, ...]]:
    """Return what the codes of a text stand for, and in which others they do."""
    said = {"": (), **{name: _roughly(inline) for name, inline in codes.items()}}
    return Counter((said[one], said[around]) for one, around, _ in placed(pieces))


def _document(pieces: Coded, codes: Codes) -> tuple[d.Inline, ...]:
    return tuple(d.Text(text=one) if isinstance(one, str) else _inline(one, codes) for one in pieces)


def _headed(run: tuple[d.Inline, ...]) -> tuple[d.Inline, ...]:
    """Return a run in which a bullet at the head is a passage of its own, as a word of the translator's."""
    match run:
        case (d.Text() as first, *rest) if bullet := _BULLET.match(first.text):
            own = d.Foreign(locale=NO_LANGUAGE, direction="ltr", children=(d.Text(text=bullet[0]),))
            return (own, d.Text(text=first.text[bullet.end() :]), *rest)
        case (d.Strong() | d.Important() | d.Definition() | d.Link() as first, *rest):
            return (replace(first, children=_headed(first.children)), *rest)
        case _:
            return run


def _inline(code: Code, codes: Codes) -> d.Inline:
    inline = codes[code.id]
    if isinstance(inline, w.Foreign):
        own = numbered(inline.children, {})
        return d.Foreign(locale=inline.locale, direction="ltr", children=_document(coded(inline.children, own), own))
    children = _document(code.children or (), codes)
    match inline:
        case w.FactUse():
            return d.FactText(fact=target(inline), text="", day=None)
        case w.Strong():
            return d.Strong(children=children)
        case w.Important():
            return d.Important(children=children)
        case w.TermDefinition():
            return d.Definition(term=inline.term, anchor="", children=children)
        case _:
            return d.Link(href=target(inline), children=children)


def sentences(pieces: Coded, locale: str) -> Iterator[Coded]:
    """Yield a text in parts: its sentences and the blanks between them. None ends inside a code that encloses words."""
    texts = [plain((piece,), lambda _: FILLED) for piece in pieces]
    begins = [0, *accumulate(map(len, texts))]
    edges = [edge for sentence in sentences_in("".join(texts), locale) for edge in sentence]
    for start, end in pairwise(sorted({0, *edges, begins[-1]})):
        part = tuple(
            piece[max(start - at, 0) : end - at] if isinstance(piece, str) else piece
            for piece, at, stop in zip(pieces, begins, begins[1:], strict=False)
            if start <= at < end or (isinstance(piece, str) and at < end and start < stop)
        )
        if part:
            yield part
