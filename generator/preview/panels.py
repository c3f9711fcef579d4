"""The parts of the desk's page: the bar on top, and what stands beside the page that is read.

In: a draft, a `DeskPlace`, the sentences of a language. Out: HTML of a template in `templates/desk/`, filled with
frozen values. A further panel is a function that returns the values of `panel-<name>.html.jinja`, and a line in PANELS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from ..disk.project import DESK, read_rule_page, read_sample, rule_pages
from ..localize import language_name
from ..model.document import Document
from ..model.source import Source
from ..render.templates import filled
from ..report import SEVERITIES, Sentences, as_read
from . import editor, entry_form
from .actions import actions
from .draft import PreviewDraft
from .duties import duties, tag
from .entry_form import Values
from .findings import shown_findings
from .mending import may_be_waived, mended
from .place import SCHEMES, VIEWS, WIDTHS, DeskPlace
from .running import VerbAnswer
from .standing import ledger
from .verbs import DeskSettings, Typed
from .views import TODAY
from .wording import DeskSentences

_BLOCKS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRequest:
    """What a panel is filled from; `query` is what its address asks for beside the place.

    `typed` stands in the form of a verb, `answer` is what came of it, and `by` the name that somebody typed last.
    """

    draft: PreviewDraft
    place: DeskPlace
    sentences: DeskSentences
    query: Mapping[str, str]
    settings: DeskSettings
    typed: Typed = field(default_factory=dict)
    answer: VerbAnswer | None = None
    by: str = ""

    @property
    def text(self) -> Document | None:
        """The text that is read, None where the place is that of none."""
        return next((one for one in self.draft.documents if one.path == self.place.path), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What fills a panel; `title` is the message on its tab, None for a part that has none.

    `change` writes what was typed into its form and returns what to show then.
    """

    values: Callable[[PanelRequest], Values]
    title: str | None = None
    change: Callable[[PanelRequest, Mapping[str, str]], Values] | None = None


def bar(asked: PanelRequest) -> Values:
    """Return what stands on top: the text, its languages, the views, and what cannot be shown because of errors."""
    documents, place, here = asked.draft.documents, asked.place, asked.text
    found = shown_findings(asked.draft, asked.sentences, place.path)
    archive = asked.draft.good.archive if asked.draft.good else None
    return {
        "here": here,
        "works": tuple(_works(documents, here)),
        "versions": tuple((one, _named(one.locale)) for one in documents if here and one.work == here.work),
        "editions": tuple(one.id for one in reversed(archive.editions)) if archive else (),
        "files": _files(here) if here else {},
        "errors": tuple(one for one in found if one.severity == "error"),
        "marks": tuple((one, mark) for one in found for mark in one.passages if mark.path == place.path),
        "day": asked.draft.reading.day.isoformat() if place.day == TODAY else place.day,
        "views": VIEWS,
        "widths": WIDTHS,
        "schemes": SCHEMES,
    }


def findings(asked: PanelRequest) -> Values:
    """Return the findings that are listed, and how many there are of each severity and language."""
    every, place = shown_findings(asked.draft, asked.sentences, asked.place.path), asked.place
    listed = (one for one in every if place.severity in {"", one.severity} and place.locale in {"", one.locale})
    return {
        "listed": tuple(listed),
        "severities": tuple(
            (severity.value, asked.sentences.say(id), sum(one.severity == severity.value for one in every))
            for severity, id in SEVERITIES.items()
        ),
        "locales": tuple((tag, _named(tag)) for tag in dict.fromkeys(one.locale for one in every) if tag),
        "ruled": rule_pages(),
        "may_be_waived": may_be_waived,
        "editor": _editor(asked),
    }


def mend(asked: PanelRequest, typed: Mapping[str, str]) -> Values:
    """Settle a finding, and return the findings with what was done; they are looked for again by themselves."""
    return {"done": mended(asked, typed), **findings(asked)}


def _editor(asked: PanelRequest) -> str:
    """Return what the addresses of the project's files begin with in the person's own editor, "" where none is set."""
    root = asked.draft.reading.project.root.resolve().as_posix().lstrip("/")
    return f"{asked.settings.editor}://file/{quote(root)}/" if asked.settings.editor else ""


def rule(asked: PanelRequest) -> Values:
    """Return the page of a rule as blocks of text: each is a heading, an example or a paragraph."""
    name = asked.query.get("rule", "")
    page = as_read(read_rule_page(name, asked.sentences.language), asked.sentences) if name in rule_pages() else ""
    return {"blocks": tuple(_BLOCKS.split(page.strip("\n")))}


PANELS: Mapping[str, Panel] = {
    "bar": Panel(values=bar),
    "rule": Panel(values=rule),
    "findings": Panel(values=findings, title="desk.findings", change=mend),
    "clause": Panel(values=editor.clause, title="desk.clause", change=entry_form.change),
    "ledger": Panel(values=ledger, title="desk.ledger"),
    "coverage": Panel(values=duties, title="desk.duties", change=tag),
    "actions": Panel(values=actions, title="desk.actions"),
}
"""The parts by their names, those with a title in the order of their tabs."""


def panel(name: str, asked: PanelRequest, typed: Mapping[str, str] | None = None) -> str:
    """Return a part of the desk, after what was typed into its form is written; titled ones stand below their tabs."""
    part = PANELS[name]
    template = "side.html.jinja" if part.title else f"panel-{name}.html.jinja"
    values = part.change(asked, typed) if typed is not None and part.change else part.values(asked)
    return print_desk(template, asked, shown=name, tabs=_tabs(), **values)


def shell(asked: PanelRequest) -> str:
    """Return the page of the desk with all of its parts."""
    open_panel = asked.place.panel if asked.place.panel in dict(_tabs()) else "findings"
    parts = {"bar": panel("bar", asked), "side": panel(open_panel, asked)}
    return print_desk("desk.html.jinja", asked, **parts)


def print_desk(template: str, asked: PanelRequest, **values: object) -> str:
    """Return a template of the desk filled with values and with what all of them are told."""
    return fill_desk(template, asked.sentences, place=asked.place, draft=asked.draft, **values)


def fill_desk(template: str, sentences: Sentences, **values: object) -> str:
    """Return a template of the desk, or of the page before it, filled with values and what is said in a language."""
    said = {"say": sentences.say, "said": sentences.text, "language": sentences.language}
    return filled(_templates(), template, **said, **values)


@cache
def desk_files() -> Mapping[str, str]:
    """Return the files of the desk by name."""
    return MappingProxyType(read_sample(DESK))


@cache
def _templates() -> Mapping[str, Source]:
    return {name: Source(path=f"{DESK}/{name}", text=text) for name, text in desk_files().items()}


def _tabs() -> tuple[tuple[str, str], ...]:
    return tuple((name, part.title) for name, part in PANELS.items() if part.title)


def _works(documents: tuple[Document, ...], here: Document | None) -> Iterator[Document]:
    """Yield each work once: in the language that is shown, where it has it."""
    for work in dict.fromkeys(one.work for one in documents):
        own = [one for one in documents if one.work == work]
        yield next((one for one in own if here and one.locale == here.locale), own[0])


def _files(document: Document) -> Mapping[str, str]:
    """Return the paths of the files of a text that are printed when they are asked for, by format."""
    from ..render import chosen, known

    return {one.name: document.path + one.names(document.work, document.locale)[0] for one in chosen(known())}


def _named(tag: str) -> str:
    return language_name(tag, tag)
