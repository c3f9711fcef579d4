"""Two texts compared word by word, in order: a file, and the pages that were built from it.

In: the words of both. Out: a `PageDifference` for each stretch that is not the same. Nothing is forgiven: what has a
reason is told with it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...languages.typed import AROUND_TITLE, BETWEEN_LANGUAGES, LABEL, OLD_NUMBER
from ...localize import name_languages
from ...redline.sequence import matches
from .stretches import HEADED, SLANTED, STRONG, STRUCK, SaidText, SaidWord

LEFT_OUT, CHANGED, ADDED, MOVED, REORDERED = "left-out", "changed", "added", "moved", "reordered"
"""What a difference of words may be: only the file has them, they are others, only a page has them, they moved, or the
file shows their characters in another order."""
PLAIN, UPRIGHT, EMPHASIZED, UNSTRUCK = "plain", "upright", "emphasized", "unstruck"
"""What a difference of looks may be: bold, slanted or struck words are not so, words are bold on a page alone."""
_FEWEST = 3
"""Lines that name headings, when the first of several is only what they are called."""
_LABEL = 6
"""The most words and marks of a label, as in “Section 2.1.1.”"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifference:
    """What is not the same: its kind, the line of the file, the words of the file and those of the page.

    `aside` names why words may be missing: what they are beside the text. `place` counts the words of the pages before
    it, `count` the words that it is about, marks left aside. `document` is a work and its locale.
    """

    kind: str
    line: int
    lacks: str = ""
    has: str = ""
    aside: str = ""
    place: int = 0
    count: int = 0
    document: str = ""

    @property
    def is_loss(self) -> bool:
        """Whether the page lacks words of the text itself."""
        return self.kind in {LEFT_OUT, CHANGED, UNSTRUCK, REORDERED} and not self.aside

    @property
    def is_label(self) -> bool:
        """Whether it is about the number of a clause or an item alone."""
        return all(not side or bool(LABEL.fullmatch(side.replace(" ", ""))) for side in (self.lacks, self.has))


@dataclass(slots=True, kw_only=True)
class _Gap:
    """Words between two that are the same: those of the file, those of the page, and the place of the latter."""

    gone: list[SaidWord]
    come: list[SaidWord]
    place: int
    line: int


def compare(file: SaidText, page: SaidText) -> tuple[PageDifference, ...]:
    """Return what is not the same, in the order of the file."""
    old, new = [word for word in file.words if not word.stretch.aside], list(page.words)
    pairs = matches([word.key for word in old], [word.key for word in new])
    gaps = list(_gaps(old, new, pairs))
    found = list(_settle_asides(gaps, file))
    _settle_labels(gaps, file, page)
    found += _settle_moved(gaps, file)
    looks = [(old[a + n], new[b + n]) for a, b, length in pairs for n in range(length)]
    contents = _Contents(file, page, frozenset(before.row for before, after in looks if after.stretch.look == HEADED))
    found += (one for gap in gaps for one in _told(gap, file, page, contents))
    return tuple(sorted((*found, *_looks(looks, file)), key=lambda one: one.line))


def _rows(words: Iterable[SaidWord]) -> list[list[SaidWord]]:
    """Return words line by line."""
    return [list(row) for _, row in groupby(words, lambda word: word.row)]


def _gaps(old: Sequence[SaidWord], new: Sequence[SaidWord], pairs: Iterable[tuple[int, int, int]]) -> Iterator[_Gap]:
    i, j = 0, 0
    for a, b, length in (*pairs, (len(old), len(new), 0)):
        if a > i or b > j:
            at = old[min(i, len(old) - 1)].stretch.line if old else 1
            gone = _slid(old, i, a) if j == b else old[i:a]
            come = _slid(new, j, b) if i == a else new[j:b]
            yield _Gap(gone=list(gone), come=list(come), place=j, line=at)
        i, j = a + length, b + length


def _slid(words: Sequence[SaidWord], start: int, end: int) -> Sequence[SaidWord]:
    """Return words that stand alone, or as many further on that are the same, from the beginning of a line if may be.

    Where “. 9” stands between a sentence and “. Law”, it is “9.” that the other text has not.
    """

    def begins(place: int) -> bool:
        return place == 0 or words[place].row != words[place - 1].row

    by = 0
    while by < min(end - start, len(words) - end) and not begins(start + by):
        if words[start + by].key != words[end + by].key:
            break
        by += 1
    return words[start + by : end + by] if begins(start + by) else words[start:end]


# --- what is settled before it is told --------------------------------------------------------------------------------


def _settle_labels(gaps: Sequence[_Gap], file: SaidText, page: SaidText) -> None:
    """Take for the same what a list counts to instead of what is typed; a file that counts by itself types none."""
    firsts = {word.row: word.start for word in reversed(page.words)}
    for gap in gaps:
        if len(gap.gone) == len(gap.come) == 1 and gap.gone[0].stretch.counted == gap.come[0].key:
            gap.gone, gap.come = [], []
        if file.counts and not gap.gone and gap.come and len(gap.come) <= _LABEL:
            first = gap.come[0]
            if firsts[first.row] == first.start and _counts(gap.come):
                gap.come = []


def _counts(words: Sequence[SaidWord]) -> bool:
    """Say whether words are the label of a heading or an item: a number, or words that end with one."""
    spoken = [word.key for word in words if not word.is_mark]
    return any(LABEL.fullmatch(text) for text in (*spoken[-1:], "".join(word.key for word in words)))


def _settle_asides(gaps: Sequence[_Gap], file: SaidText) -> Iterator[PageDifference]:
    """Take out what a page has of the words beside a text, and yield the rest of them as left out."""
    come = _Pool(gaps)
    for aside, group in groupby(file.words, lambda word: word.stretch.aside):
        words = list(group)
        if not aside or come.take(words):
            continue
        left = [word for row in _rows(words) if not come.take(row) for word in row]
        if left and aside not in {"window", "label"}:
            yield _difference(LEFT_OUT, left, file, aside=aside)
    come.settle()


def _settle_moved(gaps: Sequence[_Gap], file: SaidText) -> Iterator[PageDifference]:
    """Take out what stands at another place, and yield it; a word alone may be another one."""
    come = _Pool(gaps)
    for gap in gaps:
        whole = len(_core(gap.gone)) > 1 and come.take(gap.gone, gap)
        rows, gap.gone = _rows(gap.gone), []
        for row in rows:
            if whole or (len(_core(row)) > 1 and come.take(row, gap)):
                yield _difference(MOVED, row, file)
            else:
                gap.gone += row
    come.settle()


class _Pool:
    """Lines and whole stretches of words that only a page has, to be taken out by what they say."""

    def __init__(self, gaps: Sequence[_Gap]) -> None:
        self._gaps, self._taken = gaps, set[int]()
        self._there: dict[tuple[str, ...], deque[tuple[_Gap, list[SaidWord]]]] = defaultdict(deque)
        for gap in gaps:
            rows = _rows(gap.come)
            for part in [gap.come, *(rows if len(rows) > 1 else ())]:
                self._there[_core(part)].append((gap, part))

    def take(self, words: Sequence[SaidWord], but: _Gap | None = None) -> bool:
        """Take words out of the gap that has them all, but not of this one; say whether there was one."""
        waiting = self._there[_core(words)]
        while waiting:
            gap, part = waiting.popleft()
            if gap is not but and not any(id(word) in self._taken for word in part):
                self._taken.update(map(id, part))
                return True
        return False

    def settle(self) -> None:
        """Leave in the gaps what was not taken."""
        for gap in self._gaps:
            gap.come = [word for word in gap.come if id(word) not in self._taken]


def _core(words: Sequence[SaidWord]) -> tuple[str, ...]:
    """Return the words of a stretch without the marks around them."""
    spoken = [place for place, word in enumerate(words) if not word.is_mark]
    return tuple(word.key for word in words[spoken[0] : spoken[-1] + 1]) if spoken else ()


# --- what is told -----------------------------------------------------------------------------------------------------


class _Contents:
    """Tells lines that only name headings of the page: those of a typed table of contents.

    `headings` are the lines of the file that became headings: what these lack is no table of contents.
    """

    def __init__(self, file: SaidText, page: SaidText, headings: frozenset[int]) -> None:
        self._headings = headings
        self._titles = frozenset(_name(page.quoted(row)) for row in _rows(page.words) if _is_title(row))
        self._lines = {row[0].row: _name(file.quoted(row)) for row in _rows(file.words)}

    def names(self, gone: Sequence[SaidWord]) -> bool:
        """Say whether all lines that words stand in name headings, but for one that may be their title."""
        rows = dict.fromkeys(word.row for word in gone)
        titles = [row not in self._headings and self._lines[row] in self._titles for row in rows]
        return all(titles) or (len(rows) > _FEWEST and all(titles[1:]))


def _name(line: str) -> str:
    """Return a line without its number, the page behind it and capitals."""
    return AROUND_TITLE.compiled.sub("", line).casefold()


def _is_title(row: Sequence[SaidWord]) -> bool:
    return bool(row) and all(word.is_mark or word.stretch.look == HEADED for word in row[-2:])


def _told(gap: _Gap, file: SaidText, page: SaidText, contents: _Contents) -> Iterator[PageDifference]:
    if not gap.gone and not gap.come:
        return
    lacks, has = file.quoted(gap.gone), page.quoted(gap.come)
    kind = CHANGED if gap.gone and gap.come else LEFT_OUT if gap.gone else ADDED
    aside = ""
    old = OLD_NUMBER.fullmatch(lacks)
    if old and (not has or has == old["number"]):
        aside = "old-number"
    elif gap.gone and contents.names(gap.gone):
        aside = "contents"
    elif not gap.come and name_languages(BETWEEN_LANGUAGES.compiled.split(lacks)):
        aside = "navigation"
    count = max(1, _count(gap.gone or gap.come))
    yield PageDifference(kind=kind, line=gap.line, lacks=lacks, has=has, aside=aside, place=gap.place, count=count)


def _difference(kind: str, words: Sequence[SaidWord], text: SaidText, *, aside: str = "") -> PageDifference:
    return PageDifference(
        kind=kind, line=words[0].stretch.line, lacks=text.quoted(words), aside=aside, count=max(1, _count(words))
    )


def _count(words: Iterable[SaidWord]) -> int:
    return sum(not word.is_mark for word in words)


def _looks(pairs: Sequence[tuple[SaidWord, SaidWord]], file: SaidText) -> Iterator[PageDifference]:
    """Yield the stretches that one text emphasizes and the other does not; slanted words are told together."""
    spoken = [(old, new) for old, new in pairs if not old.is_mark]
    for kind, group in groupby(spoken, lambda pair: _look(pair[0].stretch.look, pair[1].stretch.look)):
        if kind:
            yield _difference(kind, [old for old, _ in group], file)


def _look(old: str, new: str) -> str:
    """Return the kind of the difference between two looks, "" where there is none."""
    if old != STRUCK and (HEADED in {old, new} or old == new):
        return ""
    return {STRUCK: UNSTRUCK, STRONG: PLAIN, SLANTED: EMPHASIZED if new == STRONG else UPRIGHT}.get(old, EMPHASIZED)
