"""`clausebook history --on DAY --format pdf`: a statement of one page for each text that there is to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..disk import project
from ..editions import TextHistory
from ..localize import open_language
from ..localize.fonts import faces_for
from ..operations.reading import Reading
from ..operations.record import Inquiry, statement
from ..operations.rendering import site_of
from ..render import Site
from ..render.pdf import render_statement
from ..report import open_sentences
from .files import printed, put_files
from .frozen import prove


def put_statements(reading: Reading, told: Sequence[TextHistory], inquiry: Inquiry, out: Path | None) -> None:
    """Write the statements; a file of any edition that is not as it was frozen ends the run."""
    prove(reading)
    site = _site(reading)
    speakers = {locale: open_sentences(locale).text for locale in site.languages}
    read = project.today(inquiry.zone)
    held = [(one, interval.issue) for one in told if (interval := one.on(inquiry.day)) and interval.issue]
    made = {
        f"{one.locale}.{one.work}.pdf": printed(
            render_statement, statement(one, issue, inquiry, read, speakers, site.base_url), site
        )
        for one, issue in held
    }
    put_files(made, out)


def _site(reading: Reading) -> Site:
    """Return the Site of a project with the languages that Clausebook speaks, whatever those of the project are."""
    tags = project.sentence_languages()
    texts = reading.project.catalogues
    opened = {tag: open_language(tag, "ltr", texts[tag], reading.project.messages)[0] for tag in tags}
    languages = {tag: language for tag, language in opened.items() if language}
    fonts = {tag: faces_for(reading.fonts, tag) for tag in languages}
    return replace(site_of(reading, ()), languages=languages, fonts=fonts)
