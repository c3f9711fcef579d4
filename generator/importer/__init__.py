"""From the policy a company has to the clauses it can keep.

In: files of other programs, as their readers hand them on. Out: a project of our formats that builds at once, with a
report of what was understood and of every word that its pages have in another way than the files. Typos and foreign
names stay as they are: they are findings for `check`.

    rough       what a reader hands on: lines and tables in order, with what the file says of them
    reading     one module per file format; bytes to Rough, bounded
    split       where each document of a file begins; dates: the lines that tell its days
    works       which work each document is, and which are one work in several languages
    pairs       which clauses of two languages are one, by their likeness; undecided: what nobody is sure of
    alignment   which clause of a project's Document each clause of a drafted text is
    markers, entries, blocks, outline: lines to sections: numbers, headings, lists, tables, levels
    pieces      stretches of a line joined, and as inlines
    contents    a typed outline replaced by the generated one where it names the same
    topics      what headings are usually about, and which stands below which; ids from the words of a title
    draft       documents as they were understood, and what is proposed with them
    propose     facts, terms and cross-references in place of typed words
    plan        the proposal as YAML, to edit and to apply; chosen: a proposal with the facts of a plan
    numbering   what is printed for each typed number, by the patterns that give the most of them: patterns
    source, chronicle, write: a proposal as the files of a project
    proof       what a file says, scanned without its reader, against the pages that were built from it
    trial       the project built and proved
    received    its text frozen as it was received; entering: a text of an earlier day for the project that there is
    update      a returned or newer file brought into a project that there is
    word        a Word file that we sent out and that came back, change by change
    account     IMPORT.md; undecided: what may be shared by languages, one decision a clause
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .contents import with_generated_outline
from .draft import DraftDocument, Proposal
from .numbering import with_numbers
from .outline import understand
from .pairs import decided, with_shared_ids
from .plan import ImportPlan
from .proof import Scan, joined, with_name
from .rough import Rough, UnreadableError
from .split import FoundDocument, split
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
    "scans_of",
    "understand_all",
]

Propose = Callable[[tuple[DraftDocument, ...], str | None], Proposal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A project that builds, and the documents whose form was given up so that it does, or so that more words stay."""

    trial: Trial
    given_up: tuple[str, ...]

    @property
    def lost(self) -> int:
        """How many words of the texts the pages lack, or have in another way."""
        return sum(one.count for found in self.trial.differences.values() for one in found if one.is_loss)


def understand_all(roughs: Sequence[Rough], plan: ImportPlan | None = None) -> tuple[DraftDocument, ...]:
    """Return the documents of all files as they were understood. Raises UnreadableError for a file without a word."""
    drafts = placed([_understood(found, plan) for rough in roughs for found in split(rough)])
    if plan is None:
        return with_shared_ids(drafts)
    return decided(drafts, lambda draft: plan.decided(draft.work, draft.locale))


def in_order(drafts: tuple[DraftDocument, ...], original: str | None) -> tuple[DraftDocument, ...]:
    """Return documents with those of the original language first; it is the one named first where nobody says it.

    Raises UnreadableError where no document is in the language that somebody says.
    """
    if original and all(draft.locale != original for draft in drafts):
        raise UnreadableError("import.no-original", locale=original)
    return tuple(sorted(drafts, key=lambda draft: bool(original) and draft.locale != original))


def scans_of(roughs: Sequence[Rough]) -> Mapping[str, Scan]:
    """Return what the proof saw of each file, by path; files of one name are one text."""
    paths = dict.fromkeys(rough.path for rough in roughs)
    return {path: with_name(joined(rough.scan for rough in roughs if rough.path == path), path) for path in paths}


def bring_in(
    drafts: tuple[DraftDocument, ...], scans: Mapping[str, Scan], propose: Propose, publisher: str | None, today: date
) -> Imported:
    """Return the project of drafts, proved against the scans of their files.

    A document whose page lacks words, numbers of clauses left aside, is built a second time as plain paragraphs, and
    stays so where that loses fewer. Raises UnbuildableError where even plain paragraphs do not build.
    """

    def build(drafts: tuple[DraftDocument, ...], plain: Sequence[str]) -> Imported:
        given_up = list(plain)
        while True:
            told = tuple(as_paragraphs(one) if _named(one) in given_up else one for one in drafts)
            try:
                trial = try_out(with_numbers(propose(told, publisher)), scans, today)
            except UnbuildableError as cause:
                broken = _broken(drafts, cause, given_up)
                if not broken:
                    raise
                given_up += broken
            else:
                return Imported(trial=trial, given_up=tuple(given_up))

    made = build(drafts, ())
    losses = (one for found in made.trial.differences.values() for one in found if one.is_loss and not one.is_label)
    lossy = {one.document for one in losses}
    if lossy <= set(made.given_up):
        return made
    return min(made, build(drafts, (*made.given_up, *sorted(lossy - set(made.given_up)))), key=lambda one: one.lost)


def _named(draft: DraftDocument) -> str:
    return f"{draft.work} in {draft.locale}"


def _broken(drafts: Sequence[DraftDocument], cause: UnbuildableError, given_up: Sequence[str]) -> list[str]:
    """Return the documents whose clauses have errors, those left aside whose form was given up already."""
    files = [finding.span.source.path for finding in cause.findings if finding.span]
    hit = [
        one
        for one in drafts
        if any(f.startswith(f"clauses/{one.work}/") and (f".{one.locale}." in f or "work" in f) for f in files)
    ]
    return [name for name in map(_named, hit or drafts) if name not in given_up]


def _understood(found: FoundDocument, plan: ImportPlan | None) -> DraftDocument:
    draft, items = found
    told = plan.of(draft.path, draft.line) if plan else None
    if told:
        draft = replace(draft, locale=told.locale, kind=told.kind, work=told.work, amends=told.amends)
    return with_generated_outline(understand((draft, items), told.clauses if told else {}))
