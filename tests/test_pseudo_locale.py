"""A language in brackets: what a page says without brackets, and no clause has said, nobody can translate."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator.operations.build import read
from generator.operations.rendering import render_all, set_up
from generator.report import as_text
from tests.languages import LOCALES
from tests.support import ENGLISH
from tests.test_project import make

FIGURES = re.compile(r"[\d\s.:,·–—-]+")
SPOKEN = ("alt", "aria-label", "title", "placeholder")

FILES = {
    "clausebook.yaml": (
        "format: 1\nbase-url: https://x.example/\npublisher: ni\ntimezone: UTC\nlocales: {original: eo}\n"
    ),
    "clauses/facts.yaml": (
        "parties: {ni: {name: ŜŜ}}\n"
        "contacts: {oficejo: {party: ni, department: ŜŜ, phone: '+1 555 0100', email: s@x.example, "
        "url: 'https://x.example/', postcode: '1', address: [ŜŜ]}}\n"
    ),
    "clauses/changelog.yaml": "- edition: 2021-06-30\n  works: {kondicoj: {change: adopted}}\n",
    "clauses/kondicoj/work.yaml": (
        "kind: policy\nlocales:\n  eo:\n    title: ŜŜ\n    description: ŜŜ\n    date-pattern: y-MM-dd\n"
        "    dates: [last-modified, effective, last-reviewed]\n    outline: [kontakto]\n"
    ),
    "clauses/kondicoj/kontakto.eo.md": "# ŜŜ\n\n::: contact oficejo\n:::\n",
}


def catalogue() -> str:
    """Return a catalogue that says every message in brackets."""
    template = read_po(io.BytesIO((LOCALES / "clausebook.pot").read_bytes()))
    blocks = [
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    ]
    for message in template:
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        if ids[0]:
            context = f'msgctxt "{message.context}"\n' if message.context else ""
            plural = f'msgid_plural "{ids[1]}"\nmsgstr[0]' if len(ids) > 1 else "msgstr"
            blocks.append(f'{context}msgid "{ids[0]}"\n{plural} "«{ids[0]}»"\n')
    return "\n".join(blocks)


class Heard(HTMLParser):
    """Collects what a page says: its text and the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.silent = 0
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        self.silent += tag == "style"
        self.texts += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        self.silent -= tag == "style"

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        if not self.silent:
            self.texts.append(data)


def untranslated(page: str) -> Iterator[str]:
    """Yield what stands on a page outside brackets and is no word of the project, no figure and no address."""
    heard = Heard()
    heard.feed(page)
    for text in heard.texts:
        rest = re.sub(r"«[^»]*»|ŜŜ|\+1 555 0100|s@x\.example|https://x\.example/|[Ee]speranto", "", text)
        if not FIGURES.fullmatch(rest) and rest.strip():
            yield rest.strip()


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    files = {**FILES, "locales/eo/LC_MESSAGES/clausebook.po": catalogue()}
    root = make(tmp_path, {name: text.encode() for name, text in files.items()})
    reading = read(root, None, ("html",))
    assert not reading.diagnostics, as_text(reading.diagnostics, ENGLISH)
    setup = set_up(reading, ("html", "pdf"), banner="Draft: not published, not in force")
    made = render_all(set_up(reading, ("html",), banner=setup.site.banner), reading.documents)
    return {file.path: file.data.decode() for step in made for file in step.artifacts if file.path.endswith(".html")}


def test_every_word_that_a_template_adds_comes_from_the_catalogue(pages: dict[str, str]) -> None:
    assert len(pages) == 3
    assert {path: left for path, page in pages.items() if (left := list(untranslated(page)))} == {}


def test_a_word_typed_into_a_template_would_be_seen() -> None:
    assert list(untranslated('<p>«Contents»</p><p title="Close">ŜŜ</p><p>Oops</p>')) == ["Close", "Oops"]
