"""One state of the draft: its pages as bytes, what was found, and the last state without errors.

In: a project's folder. Out: a `PreviewDraft`. It is made in two steps, so that a save shows at once: the pages
first, then what the rules find in them. Where no page can be made of the text, the last good ones stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from ..check import Rule, all_rules
from ..disk.project import open_project
from ..model.artifact import Artifact
from ..model.diagnostics import Diagnostic, Severity, has_errors, in_order
from ..model.document import Document
from ..model.library import Settings
from ..operations.build import read_project, with_findings
from ..operations.reading import Reading
from ..operations.rendering import site_of
from ..render import PAGE, Rendering, Site, named, usual
from ..render.landing import by_work
from ..render.site import NOTHING, joined

BANNER = "Draft: not published, not in force"

Dress = tuple[object, ...]
"""What decides the bytes of a page beside its Document."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PreviewDraft:
    """The newest reading and the last `good` one, of which the `files` are; None and nothing where none was.

    `number` counts the drafts, `documents` are the texts that are shown, in the order of the landing page. `is_broken`
    says that no page can be made of the newest text, so that those of an older one are shown, `is_examined` that the
    rules have looked at it: what they find stops a build, and no look at a text.
    `printed` has what was made of each Document by its path, in the `dress` of that time.
    """

    number: int
    reading: Reading
    good: Reading | None
    documents: tuple[Document, ...] = ()
    files: Mapping[str, Artifact]
    diagnostics: tuple[Diagnostic, ...]
    is_broken: bool = False
    is_examined: bool = False
    printed: Mapping[str, tuple[Document, Rendering]] = field(default_factory=dict)
    dress: Dress = ()


def make_draft(root: Path, before: PreviewDraft | None) -> PreviewDraft:
    """Build the project in memory; `before` lends its pages where the new state has errors, or the same texts."""
    project, found = open_project(root)
    reading = read_project(project, found, None, (), _no_rules, Severity.SUGGESTION)
    empty = PreviewDraft(number=0, reading=reading, good=None, files={}, diagnostics=())
    last = before or empty
    told = _told(replace(last, number=last.number + 1, reading=reading, is_examined=False), reading.diagnostics)
    return told if told.is_broken else _printed(told)


def is_current(draft: PreviewDraft) -> bool:
    """Say whether the files of the project are those that a draft was made of."""
    return open_project(draft.reading.project.root)[0] == draft.reading.project


def examined(draft: PreviewDraft) -> PreviewDraft:
    """Return a draft with what all rules find in it, down to suggestions."""
    every = with_findings(draft.reading, usual(), all_rules)
    return replace(draft, diagnostics=in_order((*draft.diagnostics, *every.diagnostics)), is_examined=True)


def _printed(draft: PreviewDraft) -> PreviewDraft:
    """Return a draft with the pages of its own texts; those of equal texts in an equal dress are taken over."""
    reading, page = draft.reading, named(PAGE)
    site = site_of(reading, (page.name,), banner=BANNER)
    dress = _dress(reading, site)
    last = draft.printed if draft.dress == dress else {}
    printed = {one.path: _kept(last, one) or (one, page.render(one, site, NOTHING)) for one in reading.documents}
    covers = (page.cover.render(reading.documents, site, {}),) if page.cover else ()
    made = joined(*(step for _, step in printed.values()), *covers)
    told = _told(draft, (*draft.diagnostics, *made.diagnostics))
    if told.is_broken:
        return told
    files = {file.path: file for file in made.artifacts}
    documents = tuple(chain.from_iterable(by_work(reading.documents, site)))
    return replace(told, good=reading, documents=documents, files=files, printed=printed, dress=dress)


def _told(draft: PreviewDraft, found: tuple[Diagnostic, ...]) -> PreviewDraft:
    return replace(draft, diagnostics=found, is_broken=has_errors(found))


def _no_rules(_: Settings) -> tuple[Rule, ...]:
    return ()


def _kept(last: Mapping[str, tuple[Document, Rendering]], document: Document) -> tuple[Document, Rendering] | None:
    kept = last.get(document.path)
    return kept if kept and kept[0] == document else None


def _dress(reading: Reading, site: Site) -> Dress:
    """Return what decides a page beside its text; languages follow from catalogues, settings and homes."""
    project = reading.project
    return project.templates, project.catalogues, project.static, reading.settled.settings, site.homes
