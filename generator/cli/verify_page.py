"""Whether pages that have a text show the one in force: a file that somebody saved, or the pages under `pasted:`.

The network is asked for what `clausebook.yaml` lists there, and only where `--pasted` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ..disk.fetching import fetch
from ..disk.reading import LARGEST_TEXT, read_file
from ..editions import load, series_on
from ..markup.shownpage import PagePassage, ShownPage, UnreadParts, shown_page
from ..model.diagnostics import Message, RefusalError
from ..model.document import Document
from ..operations.answers import PageAnswer
from ..operations.build import read
from ..operations.page_verification import PageOutcome, PageVerification, find_text, read_page, verify_page
from ..operations.reading import Reading
from ..operations.rendering import site_of
from ..redline import with_summary
from ..redline.excerpt import excerpt
from ..render import usual
from ..render.html import render_html
from ..render.plain import print_text
from .frozen import stop_on_damage, unaltered
from .gathering import answer
from .talk import FINDINGS, UNPROVED, deny, note, put_text, refuse, stop_with, tell

_SHOWN = 5
"""Lines beside a text on a saved page that are quoted on each side: a menu has dozens, and what is about it is near."""


def verify_pages(root: Path, day: date | None, page: Path | None) -> int:
    """Say what a saved page shows, else of each page that is listed, and return the exit code.

    What differs goes before what is unknown.
    """
    reading, documents = _in_force(root, day)
    pages = (_saved(page, documents, reading),) if page else tuple(_pasted(documents, reading))
    answer(pages=pages)
    codes = {PageOutcome.SAME: 0, PageOutcome.UNKNOWN: UNPROVED}
    return min((code for one in pages if (code := codes.get(one.outcome, FINDINGS))), default=0)


def _saved(page: Path, documents: Sequence[Document], reading: Reading) -> PageAnswer:
    shown = read_page(read_file(page, LARGEST_TEXT))
    document = find_text([(one, own) for one in documents for own in _printed(reading, one)], shown)
    if document is None:
        refuse("verify.no-text", FINDINGS, page=page)
    return _told(str(page), document, shown, reading, None)


def _pasted(documents: Sequence[Document], reading: Reading) -> Iterator[PageAnswer]:
    known = {(document.work, document.locale): document for document in documents}
    pasted = reading.library.settings.pasted if reading.library else {}
    if not pasted:
        note("verify.none-pasted")
    for work, by_locale in pasted.items():
        for locale, pages in by_locale.items():
            for url, accepted in pages.items():
                yield _fetched(url, accepted, work, locale, known.get((work, locale)), reading)


def _fetched(
    url: str, accepted: str, work: str, locale: str, document: Document | None, reading: Reading
) -> PageAnswer:
    outcome, cause = PageOutcome.NOT_IN_FORCE, Message("verify.not-in-force", work=work, locale=locale)
    if document:
        try:
            return _told(url, document, read_page(*fetch(url)), reading, accepted)
        except RefusalError as refusal:
            outcome, cause = PageOutcome.UNKNOWN, refusal.message
    deny("verify.page-unknown", page=url, cause=cause)
    return PageAnswer(page=url, outcome=outcome, work=work, locale=locale)


def _told(page: str, document: Document, shown: ShownPage, reading: Reading, accepted: str | None) -> PageAnswer:
    """Say what a page shows of a text and what else; `accepted` is the digest of what may be around it.

    Where that is empty, none was accepted yet; None where nobody could have.
    """
    made = verify_page(document, _printed(reading, document), shown)
    beside, is_accepted = made.beside, accepted == made.beside.digest
    if not is_accepted:
        limit = _SHOWN if accepted is None else None
        _tell_beside("verify.before-page", "verify.before-doubtful", beside.before[::-1], limit)
        _tell_beside("verify.after-page", "verify.after-doubtful", beside.after, limit)
    _tell_beside("verify.within-doubtful", "verify.within-doubtful", beside.within, _SHOWN)
    _tell_unread(beside.unread)
    _say_outcome(page, made, reading)
    line = {"page": page, "digest": beside.digest}
    if accepted and not is_accepted:
        deny("verify.around-differs", **line)
    elif accepted == "":
        note("verify.around-unknown", **line)
    around = PageOutcome.AROUND if accepted and not is_accepted else PageOutcome.SAME
    return PageAnswer(
        page=page,
        outcome=around if made.is_same else PageOutcome.DIFFERENT,
        work=document.work,
        locale=document.locale,
        edition=document.edition,
        around_sha256=beside.digest,
        beside=beside,
    )


def _say_outcome(page: str, made: PageVerification, reading: Reading) -> None:
    name = Message("verify.text", work=made.document.work, locale=made.document.locale, edition=made.document.edition)
    if made.is_same:
        tell("verify.page-in-force", page=page, text=name)
        return
    if made.redline.changes:
        put_text(_redline(page, made, reading))
    deny("verify.page-differs" if made.redline.changes else "verify.page-doubtful", page=page, text=name)


def _tell_beside(shown: str, doubtful: str, lines: Sequence[PagePassage], limit: int | None) -> None:
    """Say what is on a page and no part of the text, the nearest line first."""
    for line in lines[:limit]:
        tell(doubtful if line.doubtful else shown, line=line.text)
    if limit and lines[limit:]:
        tell("verify.more-beside", count=len(lines) - limit)


def _tell_unread(unread: UnreadParts) -> None:
    for message, names in (
        (Message("verify.unread-sheets", names=unread.sheets), unread.sheets),
        (Message("verify.unread-selectors", names=unread.selectors), unread.selectors),
        (Message("verify.unread-frames", names=unread.frames), unread.frames),
        (Message("verify.scripts", count=unread.scripts), unread.scripts),
    ):
        if names:
            tell(message)


def _redline(page: str, made: PageVerification, reading: Reading) -> str:
    """Return what is different for a terminal."""
    words = reading.languages[made.document.locale].label
    return print_text(excerpt(with_summary(made.redline, words, (made.document.edition, Path(page).name))))


def _in_force(root: Path, day: date | None) -> tuple[Reading, Sequence[Document]]:
    reading = read(root, day)
    if reading.library is None:
        stop_with(reading.diagnostics)
    stop_on_damage(reading)
    if not reading.archive.editions:
        return reading, reading.documents
    issues = [series.in_force for series in series_on(reading.archive, reading.day)]
    with unaltered():
        return reading, [load(issue.frozen, issue.document) for issue in issues if issue]


def _printed(reading: Reading, document: Document) -> Sequence[ShownPage]:
    """Return a text as its fragment shows it, and as its page does in `main`, with a PDF beside it or without."""
    found: dict[str, None] = {}
    for formats in ((), usual()):
        made = render_html(document, site_of(reading, formats))
        if made.diagnostics:
            stop_with(made.diagnostics)
        found |= dict.fromkeys(file.data.decode() for file in made.artifacts if file.path.endswith(".html"))
    return tuple(shown_page(html.partition("<main>")[2].partition("</main>")[0] or html) for html in found)
