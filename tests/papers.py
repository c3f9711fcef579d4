"""A Site as a project has it, for tests of paper: the package's catalogues, templates and fonts; and long Documents."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.localize import Language, open_language
from generator.localize.fonts import faces_for, open_fonts
from generator.model.document import Document, Section
from generator.model.source import Source
from generator.render import Site
from generator.render.pdf import render_pdf
from tests.samples import ADDENDUM, CHINESE, ENGLISH, bullets, link, paragraph, section, table
from tests.sites import BASE, templates

ROOT = Path(__file__).parent.parent
LOCALES = ("en", "zh-Hans")


def _source(path: str) -> Source:
    return Source(path=path, text=(ROOT / path).read_text("utf-8"))


@cache
def language(locale: str) -> Language:
    catalogue = _source(f"locales/{locale}/LC_MESSAGES/clausebook.po")
    opened, findings = open_language(locale, "ltr", catalogue, _source("locales/clausebook.pot"))
    assert opened and not findings
    return opened


def paper_site(*, own: dict[str, str] | None = None, **changes: Any) -> Site:
    """A Site for paper; `own` overrides templates, as in `tests.sites`."""
    fonts = open_fonts(ROOT / "templates/fonts")
    given = {
        "base_url": BASE,
        "languages": {locale: language(locale) for locale in LOCALES},
        "templates": templates(**(own or {})),
        "fonts": {locale: faces_for(fonts, locale) for locale in LOCALES},
    }
    return Site(**{**given, **changes})


def pdf(document: Document, site: Site | None = None) -> bytes:
    """The PDF of a Document, which is printed without a finding."""
    rendering = render_pdf(document, site or paper_site())
    assert rendering.diagnostics == ()
    (artifact,) = rendering.artifacts
    return artifact.data


def _chapter(number: int) -> Section:
    """A clause of a length of its own, so that page ends fall everywhere."""
    sentence = "We keep what you write for as long as the law asks of us, and not one day longer than that."
    paragraphs = [paragraph(sentence * (1 + (number + place) % 4)) for place in range(1 + number % 3)]
    return section(f"chapter-{number}", f"Matter {number} and its rules", *paragraphs)


_ROWS = tuple((f"Row {number}", f"What stands in row {number} of this table", "Yes") for number in range(45))

LONG = replace(
    ENGLISH,
    work="long",
    path="en/long/",
    sections=(
        section(
            "rows",
            "A table over several pages",
            paragraph("It lists:"),
            table("Many rows", ("Row", "Content", "Answer"), *_ROWS),
            bullets(*(f"Item {number} of a list that no page can hold." for number in range(50))),
            paragraph(
                *("word " * 40, link("https://www.example.org/", "a link of so many words " * 12), " and on. ") * 4
            ),
        ),
        *(_chapter(number) for number in range(18)),
    ),
)
"""Tables, lists, links and paragraphs that page ends cut."""

DOCUMENTS = {"english": ENGLISH, "chinese": CHINESE, "addendum": ADDENDUM, "long": LONG}


@cache
def printed(name: str) -> bytes:
    return pdf(DOCUMENTS[name])
