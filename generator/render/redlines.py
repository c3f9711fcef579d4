"""The forms in which a redline is printed: one table.

In: a Document with insertions and deletions, and a Site. Out: a `Rendering` of one file, or what stopped it. What a
form is printed by is imported when it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model.artifact import Artifact
from ..model.document import Document
from .site import Rendering, Site

DATA = "json"
"""The form for programs, which holds all redlines and what was counted: it is the command's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineForm:
    """A form: the suffix of its files, and whether it has the whole text, each in a file, or only what changed.

    `notice` says that it tells readers of the change instead of showing it, `tracked` that it is the text itself with
    its changes to accept or to reject, and nothing besides.
    """

    suffix: str
    whole: bool
    render: Callable[[Document, Site], Rendering]
    notice: bool = False
    tracked: bool = False


def forms() -> tuple[str, ...]:
    """Return the names of all forms."""
    return (*FORMS, DATA)


def _text(document: Document, _site: Site) -> Rendering:
    from .plain import print_text

    return _made(print_text(document), "text/plain")


def _markdown(document: Document, _site: Site) -> Rendering:
    from .markdown import print_markdown

    return _made(print_markdown(document), "text/markdown")


def _html(document: Document, site: Site) -> Rendering:
    from .redline import render_redline
    from .templates import BrokenTemplateError

    try:
        return _made(render_redline(document, site), "text/html")
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))


def _pdf(document: Document, site: Site) -> Rendering:
    from .redline import print_redline_pdf

    return print_redline_pdf(document, site)


def _word(document: Document, site: Site) -> Rendering:
    from .word import render_word

    return render_word(document, site)


def _made(text: str, media_type: str) -> Rendering:
    return Rendering(artifacts=(Artifact(path="", media_type=media_type, data=text.encode()),))


FORMS: Mapping[str, RedlineForm] = {
    "text": RedlineForm(suffix="txt", whole=False, render=_text),
    "html": RedlineForm(suffix="html", whole=True, render=_html),
    "pdf": RedlineForm(suffix="pdf", whole=True, render=_pdf),
    "docx": RedlineForm(suffix="docx", whole=True, render=_word, tracked=True),
    "markdown": RedlineForm(suffix="md", whole=False, render=_markdown),
    "notice": RedlineForm(suffix="txt", whole=False, render=_text, notice=True),
    "notice-html": RedlineForm(suffix="html", whole=True, render=_html, notice=True),
}

PAGE = FORMS["html"]
"""The form that is shown in a browser."""
