"""The draft as one folder that needs no server: pages, redlines, languages beside each other, and an overview.

In: a draft that the rules have looked at, the sentences of its reader, a folder. Out: files of which every link is a
file of the folder. Each says that it is a draft, and the manifest that it is an export: neither `verify` nor `publish`
takes it for a site, and only an export is written over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import __version__
from ..disk.output import OutputError, write
from ..disk.tree import read_tree
from ..editions.lookup import UnknownEditionError
from ..localize import language_name
from ..model.artifact import Artifact
from ..model.diagnostics import Severity
from ..model.document import Document, walk_sections
from ..operations.comparison import DRAFT, NamedTexts, named_texts, redlines_of, texts_in_force
from ..operations.published.past import day_of
from ..operations.reading import Reading
from ..operations.rendering import site_of
from ..redline import Redline, with_summary
from ..redline.names import called
from ..render import PAGE, Rendering, Site
from ..render.addresses import INDEX, about, linked, relative
from ..render.proof import document_text
from ..render.redline import PublicRedline, render_public
from ..render.site import Signpost, Surroundings, joined
from ..render.stylesheet import style
from ..render.webpage import render_page
from ..report import Sentences, summary
from .draft import BANNER, PreviewDraft
from .findings import shown_findings
from .panels import fill_desk
from .views import languages_beside, sound

REDLINE, BESIDE = "redline/", "beside/"
"""The folders of what changed, and of the languages beside each other; the draft stands where a site would have it."""
_CHANGES = {
    "added": "preview.added",
    "removed": "preview.removed",
    "changed": "preview.changed",
    "moved": "preview.moved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedText:
    """A text, the edition that it is compared with, and its pages: for each folder the words that lead to it.

    `edition` is "" and `redline` None where no text is in force.
    """

    document: Document
    edition: str
    redline: Redline | None
    pages: Mapping[str, str]

    def around(self, folder: str, family: Sequence[ExportedText], home: str) -> PublicRedline:
        """Return what stands around its page in a folder: links to its others and, by `home`, to the overview."""
        leads = ((words, f"{one}{self.document.path}") for one, words in self.pages.items() if one != folder)
        there = (one.document for one in family if folder in one.pages and one.document.work == self.document.work)
        return PublicRedline(
            path=folder + self.document.path,
            links=(*leads, (home, "")),
            about=about(self.document),
            versions=tuple(replace(one, path=folder + one.path) for one in there),
            ends=frozenset(one.document.path for one in family if "" in one.pages),
        )


def export(draft: PreviewDraft, sentences: Sentences, folder: Path) -> tuple[Artifact, ...]:
    """Write a draft of which pages can be made, and return the files.

    Raises OutputError where the folder holds anything but an export, or cannot be written, EditionError for a frozen
    text that was altered, and NoPageError for a template that cannot be filled; in each case nothing has changed.
    """
    tree = read_tree(folder)
    if tree and not tree.manifest.get("export"):
        raise OutputError("preview.no-export", folder=str(folder))
    site = replace(site_of(draft.reading, (PAGE,), banner=BANNER), index=INDEX, homes={})
    texts = tuple(_texts(draft))
    made = sound(joined(*(page for one in texts for page in _pages(one, texts, draft.reading, site)))).artifacts
    files = (_overview(draft, texts, sentences, site), *made, *site.static.values())
    write(files, folder, {"version": __version__, "draft": True, "export": True})
    return files


def _texts(draft: PreviewDraft) -> Iterator[ExportedText]:
    """Yield the texts of the draft in the order of the landing page, then those in force that it has not any more."""
    reading = draft.reading
    old, own = _in_force(reading), {(one.work, one.locale): one for one in draft.documents}
    gone = sorted(key for key in old.held.keys() - own if key[1] in reading.languages)
    keys = [key for key in (*own, *gone) if key in old.held]
    redlines = redlines_of(reading, (old, named_texts(reading, DRAFT)), keys)
    for key in (*own, *gone):
        redline, words = redlines.get(key), reading.label(key[1])
        edition = old.held[key][0].id if redline else ""
        pages = {"": words("Draft")} if key in own else {}
        if redline and redline.changes:
            day = day_of(edition, reading.languages[key[1]])
            pages[REDLINE] = words("Changes since the edition of {date}", date=day)
        versions = [locale for work, locale in own if work == key[0]]
        if key in own and len(versions) > 1:
            pages[BESIDE] = " / ".join(reading.languages[one].autonym for one in versions)
        document = own[key] if key in own else redlines[key].document
        yield ExportedText(document=document, edition=edition, redline=redline, pages=pages)


def _in_force(reading: Reading) -> NamedTexts:
    try:
        return texts_in_force(reading)
    except UnknownEditionError:
        return NamedTexts(name="", drafts={}, held={})


def _pages(one: ExportedText, family: Sequence[ExportedText], reading: Reading, site: Site) -> Iterator[Rendering]:
    """Yield the page of the draft, of what changed, and of the languages beside each other."""
    document, words = one.document, reading.label(one.document.locale)
    home = words("All documents")
    if "" in one.pages:
        signs = {folder: Signpost(text=text, path=folder + document.path) for folder, text in one.pages.items()}
        changes = tuple(sign for folder, sign in signs.items() if folder == REDLINE)
        around = Surroundings(signposts=changes, together=signs.get(BESIDE), hidden=True)
        yield render_page(document, site, document_text(document), around)
    if one.redline and REDLINE in one.pages:
        told = with_summary(one.redline, words, (one.edition, words("Draft")))
        yield render_public(told, one.around(REDLINE, family, home), site)
    if BESIDE in one.pages:
        yield render_public(languages_beside(reading, document), one.around(BESIDE, family, home), site)


# --- the overview -----------------------------------------------------------------------------------------------------


def _overview(draft: PreviewDraft, texts: Sequence[ExportedText], sentences: Sentences, site: Site) -> Artifact:
    """Return the page that leads to all others, in the language of its reader."""
    found = shown_findings(draft, sentences, "")

    def counts(path: str | None = None) -> str:
        return summary((Severity(one.severity) for one in found if path is None or one.is_on(path)), sentences)

    html = fill_desk(
        "export.html.jinja",
        sentences,
        style=style(site, "landing", partial(linked, "")),
        day=draft.reading.day.isoformat(),
        texts=texts,
        redline=REDLINE,
        beside=BESIDE,
        at=partial(relative, site, ""),
        changed=_changed,
        named=lambda tag: language_name(tag, sentences.language),
        found=found,
        counts=counts,
    )
    return Artifact(path=INDEX, media_type="text/html; charset=utf-8", data=html.encode(), about={})


def _changed(redline: Redline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the message for what became of clauses, and what these are called."""
    names = {one.clause: called(one) for one in walk_sections(redline.document.sections)}
    for name, id in _CHANGES.items():
        if clauses := getattr(redline.changes, name):
            yield id, tuple(names[one] for one in clauses)
