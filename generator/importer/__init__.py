"""From the policy a company has to the clauses it can keep.

In: files of other programs, as their readers hand them on. Out: a project of our formats that builds at once and has
lost no word, with a report of what was understood. Typos and foreign names stay as they are: they are findings for
`check`.

    rough       what a reader hands on: lines and tables in order, with what the file says of them
    reading     one module per file format; bytes to Rough, bounded
    split       where each document of a file begins; dates, languages: what tells it
    works       which work each document is, and which are one work in several languages
    pairs       which clauses of two languages are one, by their likeness; undecided: what nobody is sure of
    markers, entries, blocks, outline: lines to sections: numbers, headings, lists, tables, levels
    flattened   tables whose form was lost; pieces: stretches of a line as inlines
    contents    a typed outline replaced by the generated one where it names the same
    topics      what headings are usually about, and which stands below which; ids from the words of a title
    draft       a document as it was understood
    propose     facts, terms and cross-references in place of typed words; proposal: what comes of it
    plan        the proposal as YAML, to edit and to apply
    numbering   the patterns that give the typed numbers
    source, chronicle, write: a proposal as the files of a project
    trial       the project built; proof: its words against those of the file
    account     IMPORT.md; undecided: what may be shared by languages, one decision a clause
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..model.diagnostics import Message
from .contents import with_generated_outline
from .draft import DraftDocument, MissingWords
from .numbering import with_numbers
from .outline import understand
from .pairs import decided, with_shared_ids
from .plan import ImportPlan
from .proposal import Proposal
from .rough import Rough, UnreadableError
from .split import FoundDocument, is_switcher, split
from .trial import Trial, UnbuildableError, as_paragraphs, try_out
from .works import placed

__all__ = [
    "ImportPlan",
    "Imported",
    "Proposal",
    "UnbuildableError",
    "UnreadableError",
    "bring_in",
    "in_order",
    "understand_all",
]

Propose = Callable[[tuple[DraftDocument, ...], str | None], Proposal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A project that builds, and the documents whose form was given up so that it does, or so that no word is lost."""

    trial: Trial
    given_up: tuple[str, ...]


def understand_all(roughs: Sequence[Rough], plan: ImportPlan | None = None) -> tuple[DraftDocument, ...]:
    """Return the documents of all files as they were understood. Raises UnreadableError for a file without a word."""
    parts = [(rough, _as_told(rough, part, plan)) for rough in roughs for part in split(rough)]
    drafts = placed([_understood(rough, part, plan) for rough, part in parts])
    if plan is None:
        return with_shared_ids(drafts)
    return tuple(decided(draft, plan.decided(draft.work, draft.locale)) for draft in drafts)


def in_order(drafts: tuple[DraftDocument, ...], original: str | None) -> tuple[DraftDocument, ...]:
    """Return documents with those of the original language first; it is the one named first where nobody says it.

    Raises UnreadableError where no document is in the language that somebody says.
    """
    if original and all(draft.locale != original for draft in drafts):
        raise UnreadableError("import.no-original", locale=original)
    return tuple(sorted(drafts, key=lambda draft: bool(original) and draft.locale != original))


def bring_in(drafts: tuple[DraftDocument, ...], propose: Propose, publisher: str | None, today: date) -> Imported:
    """Return the project of drafts. Raises UnbuildableError where even plain paragraphs do not build."""
    given_up: list[str] = []
    while True:
        try:
            trial = try_out(with_numbers(propose(drafts, publisher)), today)
        except UnbuildableError as cause:
            broken = _broken(drafts, cause, given_up)
            if not broken:
                raise
        else:
            broken = [
                name for name, found in trial.differences.items() if found and f"{name[0]} in {name[1]}" not in given_up
            ]
            if not broken:
                return Imported(trial=trial, given_up=tuple(given_up))
        given_up += [f"{work} in {locale}" for work, locale in broken]
        drafts = tuple(as_paragraphs(one) if (one.work, one.locale) in broken else one for one in drafts)


def _broken(drafts: Sequence[DraftDocument], cause: UnbuildableError, given_up: Sequence[str]) -> list[tuple[str, str]]:
    """Return the documents whose clauses have errors, those left aside whose form was given up already."""
    files = [finding.span.source.path for finding in cause.findings if finding.span]
    names = [(one.work, one.locale) for one in drafts]
    hit = [
        (w, t) for w, t in names if any(f.startswith(f"clauses/{w}/") and (f".{t}." in f or "work" in f) for f in files)
    ]
    return [name for name in hit or names if f"{name[0]} in {name[1]}" not in given_up]


def _as_told(rough: Rough, part: FoundDocument, plan: ImportPlan | None) -> FoundDocument:
    told = plan.of(rough.path, part.title_line) if plan else None
    return replace(part, locale=told.locale, kind=told.kind) if told else part


def _understood(rough: Rough, part: FoundDocument, plan: ImportPlan | None) -> DraftDocument:
    told = plan.of(rough.path, part.title_line) if plan else None
    draft = understand(rough.path, part, told.clauses if told else {})
    if told:
        draft = replace(draft, work=told.work, amends=told.amends)
    rules = (MissingWords(line=one.line, words=one.text, reason=_furniture(one.text)) for one in part.rules)
    return with_generated_outline(replace(draft, differences=(*draft.differences, *rules)))


def _furniture(text: str) -> Message:
    return Message("import.switcher") if is_switcher(text) else Message("import.rule")
