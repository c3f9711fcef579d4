"""No page prints a day that is not from the changelog, a fact, a dated citation or what happened to an edition."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from generator.model.artifact import Artifact
from generator.model.library import Edition
from generator.operations.build import read
from generator.operations.rendering import render_all, set_up
from generator.parse import parse
from generator.render import Site
from generator.render.html import render_html
from generator.resolve import resolve
from tests.california import CALIFORNIA, PROJECTS
from tests.days import days_in, printed, told
from tests.histories import START, YEARS, as_yaml, changelogs
from tests.languages import languages
from tests.releasing import FILES, House, without_engine
from tests.sites import BASE, templates
from tests.support import sources

DAY = date(2024, 2, 29)
"""A day that no project names: only a clock could print it."""


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


def _given(page: Artifact, root: Path) -> set[date]:
    """Return the days that a page may print: a history also the last before each, changes those of all languages."""
    work, locale = page.about.get("work"), page.about.get("locale")
    given = told(root, work, None if "/changes/languages/" in page.path else locale)
    return given | {day - timedelta(days=1) for day in given if page.path.endswith("/history/index.html")}


def strange(pages: Iterable[Artifact], root: Path) -> dict[str, set[date]]:
    """Return the days on pages that the files of the project do not give for the text, by path."""
    found = {
        page.path: printed(page.data.decode()) - _given(page, root) for page in pages if page.path.endswith(".html")
    }
    return {path: days for path, days in found.items() if days}


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_a_draft_prints_no_day_of_its_own(root: Path) -> None:
    reading = read(root, DAY, ("html",))
    pages = [page for made in render_all(set_up(reading, ("html",)), reading.documents) for page in made.artifacts]
    assert any(printed(page.data.decode()) for page in pages if page.path.endswith("index.html"))
    assert not strange(pages, root)


# --- what was released ------------------------------------------------------------------------------------------------


def site_pages(folder: Path) -> list[Artifact]:
    """Return every page of a built site, with what its manifest says of it."""
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    keys = ("work", "locale")
    return [
        Artifact(
            path=file["path"],
            media_type="text/html",
            data=(folder / file["path"]).read_bytes(),
            about={key: file[key] for key in keys if key in file},
        )
        for file in files
        if file["path"].endswith(".html")
    ]


def test_a_released_project_prints_no_day_of_its_own(tmp_path: Path) -> None:
    result = House(root=CALIFORNIA).build(DAY.isoformat(), "--format", "html", "--out", tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert not strange(site_pages(tmp_path / "site"), CALIFORNIA)


def test_its_pdfs_bear_no_day_of_their_own() -> None:
    for path in CALIFORNIA.glob("editions/*/*.pdf"):
        locale, work, _ = path.name.split(".")
        pdf = PdfReader(BytesIO(path.read_bytes()))
        said = " ".join((*(page.extract_text() for page in pdf.pages), *map(str, (pdf.metadata or {}).values())))
        days = set(days_in(said))
        assert days and days <= told(CALIFORNIA, work, locale), path


LIVED = ("2021-07-05", "2021-09-05", "2022-01-15", "2022-01-25", "2022-03-05", "2022-05-05", "2022-12-05", "2024-02-29")
"""Days between the events of the lasting history: a first edition, one cancelled, one that waits, a withdrawal …"""


@pytest.mark.parametrize("day", LIVED)
def test_a_site_prints_no_day_of_its_own_whatever_has_happened_by_then(
    day: str, lasting: House, tmp_path: Path
) -> None:
    result = lasting.build(day, "--format", "html", "--out", tmp_path / "site")
    assert result.exit_code == 0, result.output
    pages = site_pages(tmp_path / "site")
    assert not strange(pages, lasting.root)
    assert date.fromisoformat(day) not in {one for page in pages for one in printed(page.data.decode())}


# --- any history ------------------------------------------------------------------------------------------------------

CITED = {
    "clauses/facts.yaml": """\
        parties: {acme: {name: {en: Acme, zh-Hans: 顶点公司}}}
        dates: {sunset: 2008-08-08}
        statutes:
          law:
            name: {en: Law, zh-Hans: 法}
            citation: {en: "Law of 20 August 2007", zh-Hans: 2007年8月20日通过的法}
        """,
    "clauses/policy/contact.en.md": "# Contact\n\nUntil {{ sunset }}, see {{ law as citation }}.\n",
    "clauses/policy/contact.zh-Hans.md": "# 联系\n\n{{ sunset }}以前，见{{ law as citation }}。\n",
    "clauses/addendum/rights.en.md": "# Rights\n\nAsk us.\n",
    "clauses/policy/work.yaml": """\
        kind: policy
        locales:
          en:
            title: Policy
            dates: [effective, last-modified, last-reviewed]
            outline: [contact]
          zh-Hans:
            title: 政策
            dates: [effective, last-modified, last-reviewed]
            outline: [contact]
        """,
    "clauses/addendum/work.yaml": """\
        kind: addendum
        amends: policy
        locales:
          en:
            title: Addendum
            dates: [effective, last-reviewed]
            sign-off: {party: acme, date: last-modified}
            outline: [rights]
        """,
}
CITED_DAYS = {date(2007, 8, 20), date(2008, 8, 8)}
SITE = Site(base_url=BASE, languages=languages(), templates=templates())


@given(changelogs(), st.integers(0, YEARS + 500).map(lambda offset: START + timedelta(days=offset)))
def test_a_document_of_any_history_prints_no_day_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, newest_first: list[Edition], day: date
) -> None:
    files = {"clausebook.yaml": FILES["clausebook.yaml"], **CITED, "clauses/changelog.yaml": as_yaml(newest_first)}
    root = tmp_path_factory.mktemp("project")
    for name in ("clauses/facts.yaml", "clauses/changelog.yaml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(files[name], encoding="utf-8")
    library, _ = parse(sources(files))
    assert library is not None
    documents, _ = resolve(library, languages(), day)
    for document in documents:
        pages = render_html(document, SITE).artifacts
        assert not strange(pages, root)
        assert (
            document.work == "addendum" or {day for page in pages for day in printed(page.data.decode())} >= CITED_DAYS
        )


# --- the reader itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        "<p>It is June 30, 2021.</p>",
        "<p>It is <b>June</b> <a href=x>30</a>,\n2021</p>",
        "<p>30 June 2021</p>",
        "<p>Jun. 30th 2021</p>",
        "<p>the 30th of June, 2021</p>",
        "<p>2021年6月30日起生效</p>",
        "<p>2021 年 06 月 30 日</p>",
        "<p>二〇二一年六月三十日</p>",
        "<p>6/30/2021</p>",
        "<p>2021/06/30 or 2021.6.30</p>",
        '<time datetime="2021-06-30">last summer</time>',
        '<meta name="modified" content="2021-06-30T08:00:00Z">',
        '<img alt="as of June 30, 2021">',
        "<!-- built on 2021-06-30 -->",
        '<script type="application/ld+json">{"dateModified": "2021-06-30"}</script>',
        "<p>1.2</p><p>2021-06-30</p><p>3</p>",
        "D:20210630120000Z",
    ],
)
def test_a_day_is_read_however_it_is_written(html: str) -> None:
    assert printed(html) == {date(2021, 6, 30)}


@pytest.mark.parametrize(
    "html", ["<p>Section 12, 2021</p>", "<p>31/31/2021</p>", "<p>+86 755 2021-06-3000</p>", "<p>Article 30 of 2021</p>"]
)
def test_a_number_is_no_day(html: str) -> None:
    assert not printed(html)
