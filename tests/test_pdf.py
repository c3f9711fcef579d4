"""A PDF prints, archives and reads aloud; it says what its Document says, and is the same on every machine."""

from __future__ import annotations

import importlib.abc
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib.machinery import ModuleSpec
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import commands
from generator.model.codec import decode
from generator.model.document import Document, Section, plain_text, walk_sections
from generator.render import engine
from generator.render.engine import MissingLibrary, load_engine
from generator.render.pdf import render_pdf
from generator.render.proof import document_text
from tests.papers import DOCUMENTS, LONG, ROOT, language, paper_site, pdf, printed
from tests.samples import CHINESE, ENGLISH, foreign, link, paragraph, section, table
from tests.support import ENGLISH as ENGLISH_SENTENCES
from tests.support import said
from tests.tools import pdf_validator
from tests.tools.pdf_reader import catalogue, fonts, headings, languages, metadata, pages, reader, tags

pytestmark = pytest.mark.pdf

DRAFT = "Draft: not published, not in force"
NAMES = tuple(DOCUMENTS)


# --- it is what it says it is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", get_args(pdf_validator.Profile))
@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_fit_for_archives_and_for_screen_readers(name: str, profile: Any, tmp_path: Path) -> None:
    (tmp_path / "it.pdf").write_bytes(printed(name))
    assert pdf_validator.failures(tmp_path / "it.pdf", profile) == []


def test_a_draft_is_fit_for_both_as_well_and_says_so_on_every_page(tmp_path: Path) -> None:
    data = pdf(LONG, paper_site(banner=DRAFT))
    (tmp_path / "it.pdf").write_bytes(data)
    for profile in get_args(pdf_validator.Profile):
        assert pdf_validator.failures(tmp_path / "it.pdf", profile) == []
    assert all(DRAFT in " ".join(page.split()) for page in pages(data))


def test_an_earlier_id_of_a_clause_leads_into_the_pdf(tmp_path: Path) -> None:
    first, *others = DOCUMENTS["english"].sections
    document = replace(DOCUMENTS["english"], sections=(replace(first, was=("c-before",)), *others))
    data = pdf(document)
    (tmp_path / "it.pdf").write_bytes(data)
    assert {"c-before", first.anchor} <= reader(data).named_destinations.keys()
    for profile in get_args(pdf_validator.Profile):
        assert pdf_validator.failures(tmp_path / "it.pdf", profile) == []


def test_the_metadata_come_from_the_document_alone() -> None:
    assert metadata(printed("english")) == {
        "/Title": "Privacy Policy",
        "/Author": "Example Optics",
        "/Subject": ENGLISH.description,
        "/Creator": "Clausebook",
        "/Producer": f"WeasyPrint {load_engine().split()[1].rstrip(',')}",
        "/CreationDate": "D:20210630",
        "/ModDate": "D:20210630",
    }
    assert metadata(printed("addendum"))["/ModDate"] == "D:20191219"


@pytest.mark.parametrize("name, locale", [("english", "en"), ("chinese", "zh-Hans")])
def test_a_pdf_names_its_language(name: str, locale: str) -> None:
    assert catalogue(printed(name))["/Lang"] == locale


def test_the_metadata_can_be_read_without_knowing_pdf() -> None:
    assert b'pdfaid:part="3"' in printed("english")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in printed("english")


def test_the_document_travels_inside_as_the_source_of_the_pdf() -> None:
    (data,) = reader(printed("chinese")).attachments["document.json"]
    assert decode(data) == CHINESE
    (file,) = catalogue(printed("chinese"))["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Source"
    assert json.loads(data)["locale"] == "zh-Hans"


def test_another_document_has_another_identifier() -> None:
    first, second = (reader(printed(name)).trailer["/ID"] for name in ("english", "chinese"))
    assert first != second


# --- it says what the Document says -----------------------------------------------------------------------------------

_NOT_TEXT = re.compile(r"[\s•–●]")  # white space, and what marks the items of a list


def _letters(text: str) -> str:
    return _NOT_TEXT.sub("", text)


def _expected(document: Document) -> str:
    stamped = (f"{day.label}{day.text}" for day in document.dates)
    signed = (document.sign_off.party, document.sign_off.date.text) if document.sign_off else ()
    around = (document.publisher, document.title, *stamped, document.notice or "")
    return _letters("".join((*around, *document_text(document).values(), *signed)))


@pytest.mark.parametrize("name", NAMES)
def test_read_aloud_it_says_the_text_of_the_document_in_order_and_nothing_else(name: str) -> None:
    assert _letters(tags(printed(name)).text) == _expected(DOCUMENTS[name])


def _without_furniture(document: Document, page: str, number: int, count: int) -> str:
    """Return the letters of a page without its head and foot, each of which has to be there."""
    label = language(document.locale).label("Page {page} of {pages}", page=str(number), pages=str(count))
    first = document.dates[0]
    later = (document.title + first.label + first.text, document.notice or "") if number > 1 else ()
    drawn = _letters(page)
    for furniture in map(_letters, (label, *later)):
        assert furniture in drawn, f"page {number} lacks {furniture}"
        before, _, after = drawn.rpartition(furniture)
        drawn = before + after
    return drawn


@pytest.mark.parametrize("name", NAMES)
def test_its_pages_say_the_text_of_the_document_in_order_between_head_and_foot(name: str) -> None:
    found = pages(printed(name))
    texts = [_without_furniture(DOCUMENTS[name], page, number, len(found)) for number, page in enumerate(found, 1)]
    repeated = "RowContentAnswer"
    drawn = "".join(texts)
    assert drawn.replace(repeated, "") == _expected(DOCUMENTS[name]).replace(repeated, "")


def test_bookmarks_are_the_headings() -> None:
    assert headings(printed("english")) == [
        (1, "What we collect"),
        (2, "Where it comes from"),
        (2, "Signals of your browser"),
        (1, "How we use it"),
        (1, "Who sees it"),
        (1, "How to reach us"),
    ]
    assert headings(printed("chinese"))[1] == (1, "1. 我们收集您的哪些信息")


# --- its tags ---------------------------------------------------------------------------------------------------------


def test_headings_are_tagged_by_their_depth() -> None:
    found = [(node.role, node.text.strip()) for node in tags(printed("english")).find("H1", "H2", "H3", "H4")]
    assert found[:3] == [("H1", "Privacy Policy"), ("H2", "What we collect"), ("H3", "Where it comes from")]


def test_items_are_tagged_with_their_number_apart_from_their_text() -> None:
    lists = {node.text: node for node in tags(printed("chinese")).find("L")}
    (numbered,) = [
        node for node in lists.values() if node.attributes.get("ListNumbering") == "/Decimal" and "1.3" in node.text
    ]
    assert [item.roles() for item in numbered.find("LI")[:1]] == [["Lbl", "LBody"]]
    labels = [label.text.strip() for label in numbered.find("Lbl")]
    assert labels == ["1.1", "1.2", "1.2.1", "1.2.2", "1.2.11", "1.3"]


@pytest.mark.parametrize("number, kind", [("(i)", "LowerRoman"), ("(a)", "LowerAlpha"), ("•", "Disc"), ("–", "Disc")])
def test_a_list_says_what_it_is_numbered_by(number: str, kind: str) -> None:
    lists = tags(printed("english")).find("L")
    assert f"/{kind}" in {
        node.attributes.get("ListNumbering") for node in lists if node.text.strip().startswith(number)
    }


def test_terms_and_contacts_are_lists_of_labels_and_bodies() -> None:
    items = {item.text.replace("\n", ""): item for item in tags(printed("english")).find("LI")}
    (carriers,) = [item for text, item in items.items() if text.startswith("Carriers")]
    (address,) = [item for text, item in items.items() if text.startswith("Address")]
    assert carriers.roles() == ["Lbl", "LBody"]
    assert [kid.text for kid in address.find("Lbl", "LBody")] == ["Address", "19 Cloud LaneSpringfield"]


def test_headings_of_a_table_say_what_they_are_the_heading_of() -> None:
    (table,) = tags(printed("english")).find("Table")
    assert table.roles() == ["Caption", "THead", "TBody"]
    scopes = [(cell.attributes["Scope"], cell.text) for cell in table.find("TH")]
    assert scopes[:4] == [
        ("/Column", "Category"),
        ("/Column", "Examples"),
        ("/Column", "Collected"),
        ("/Row", "A. Identifiers"),
    ]


def test_a_table_over_several_pages_is_one_table_and_its_heading_is_read_once() -> None:
    (table,) = tags(printed("long")).find("Table")
    assert len(table.find("TR")) == 46
    assert [cell.text for cell in table.find("TH") if cell.attributes["Scope"] == "/Column"] == [
        "Row",
        "Content",
        "Answer",
    ]
    drawn = [page for page in pages(printed("long")) if "Row Content Answer" in page]
    assert len(drawn) > 1, "the heading is drawn again on each page"


def test_a_list_or_a_link_that_a_page_end_cuts_is_one() -> None:
    tree = tags(printed("long"))
    (long_list,) = tree.find("L")[1:]  # the first one is the dates
    assert len(long_list.find("LI")) == 50
    assert len(tree.find("Link")) == 4


def test_a_link_has_one_area_for_each_of_its_lines_and_says_its_text() -> None:
    found = [area.get_object() for page in reader(printed("chinese")).pages for area in page.get("/Annots", [])]
    assert [area["/Contents"] for area in found] == ["第2条", "个人信息", "0755-0000 0000"]


def test_passages_in_another_language_say_which() -> None:
    assert languages(printed("english")) == [("Span", "zh-Hans")]
    assert languages(printed("chinese")) == [("Span", "en")]
    assert languages(printed("addendum")) == []


# --- how it looks -----------------------------------------------------------------------------------------------------


def test_only_our_own_fonts_are_in_it_in_two_weights() -> None:
    assert {"Clausebook-Serif", "Clausebook-Serif-Bold", "Noto-Serif-SC"} == fonts(printed("english"))
    assert {"Noto-Serif-SC", "Noto-Serif-SC-Bold"} <= fonts(printed("chinese"))
    assert all(name.startswith(("Clausebook-Serif", "Noto-Serif-SC")) for name in fonts(printed("chinese")))


def test_every_page_says_its_number_in_the_language_of_the_document() -> None:
    assert [re.findall(r"Page \d+ of \d+", page) for page in pages(printed("english"))] == [
        ["Page 1 of 2"],
        ["Page 2 of 2"],
    ]
    assert [re.findall(r"第\d+页，共\d+页", page) for page in pages(printed("chinese"))] == [
        ["第1页，共2页"],
        ["第2页，共2页"],
    ]


class Backwards:
    """A language that names the number of pages first, in quotes that CSS has to be protected from."""

    locale = "en"
    autonym = "sdrawkcab"

    def label(self, msgid: str, /, **values: str) -> str:
        return '"{pages}" \\ in all, this being {page}; }}'.format(**values) if "page" in values else msgid


def test_page_numbers_stand_where_a_language_wants_them() -> None:
    data = pdf(ENGLISH, paper_site(languages={"en": Backwards()}))
    assert '"2" \\ in all, this being 1; }' in pages(data)[0]


def test_head_and_notice_stand_on_every_page_but_are_read_aloud_once() -> None:
    later = pages(printed("english"))[1]
    assert "Last modified June 30, 2021" in later.replace("\n", " ")
    assert all(ENGLISH.notice in page for page in pages(printed("english")) if ENGLISH.notice)
    assert tags(printed("english")).text.count(ENGLISH.notice or "!") == 1


def _lines(page: str) -> list[str]:
    furniture = re.compile(r"Page \d+ of \d+|Sample for review.*|Privacy Policy|Last modified.*")
    return [line for line in page.splitlines() if line and not furniture.fullmatch(line)]


def test_no_heading_stands_at_the_foot_of_a_page() -> None:
    titles = {plain_text(one.title) for one in walk_sections(LONG.sections)}
    last = [_lines(page)[-1] for page in pages(printed("long"))]
    assert len(last) > 5 and not titles & set(last)


def test_no_paragraph_leaves_one_line_alone_on_a_page() -> None:
    data = pdf(replace(LONG, sections=tuple(_single(number) for number in range(60))))
    lines = [Counter(line.split("w")[0] for line in _lines(page) if line.startswith("p")) for page in pages(data)]
    cut = [(before[one], after[one]) for before, after in pairwise(lines) for one in before.keys() & after.keys()]
    assert len(cut) > 3
    assert all(here > 1 and there > 1 for here, there in cut)


def _single(number: int) -> Section:
    """A clause of one paragraph whose every word names it."""
    words = " ".join(f"p{number}w{word}" for word in range(60 + number))
    return section(f"c{number}", f"Clause {number}", paragraph(words))


# --- nothing comes in, nothing goes out -------------------------------------------------------------------------------

ROUTES = (
    '<img src="file:///etc/passwd" alt="x">',
    '<img src="https://www.example.com/x.png" alt="x">',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">',
    '<link rel="stylesheet" href="https://www.example.com/x.css">',
    '<link rel="stylesheet" href="x.css">',
    '<link rel="attachment" href="file:///etc/hostname">',
    '<a rel="attachment" href="file:///etc/hostname">x</a>',
    '<style>@import "https://www.example.com/x.css";</style>',
    "<style>@font-face { font-family: X; src: url(file:///etc/passwd) } p { font-family: X }</style>",
    "<style>body { background: url(https://www.example.com/x.png) }</style>",
    "<style>ul { list-style-image: url(file:///etc/passwd) }</style>",
    '<svg width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
    '<object data="file:///etc/passwd">x</object>',
    '<embed src="file:///etc/passwd">',
)


@pytest.mark.parametrize("route", ROUTES)
def test_a_template_that_asks_for_anything_from_outside_is_a_finding(
    route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *given, **_: opened.append(str(given)))
    page = (ROOT / "templates/paper.html.jinja").read_text("utf-8")
    hostile = page.replace("<main>", f"<main>{route}")
    rendering = render_pdf(ENGLISH, paper_site(own={"paper_html_jinja": hostile}))
    assert opened == []
    assert {finding.rule for finding in rendering.diagnostics} == {"pdf-engine"}
    assert b"root:" not in b"".join(artifact.data for artifact in rendering.artifacts)


def test_a_link_of_another_scheme_is_text() -> None:
    links = ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x")
    hostile = replace(ENGLISH, sections=(section("x", "X", paragraph(*(link(href, "x ") for href in links))),))
    assert not any("/Annots" in page for page in reader(pdf(hostile)).pages)


def test_markup_in_a_text_is_printed_as_it_stands() -> None:
    inert = "<script>x</script> &amp; {{ x }} \"'"
    told = replace(ENGLISH, title=inert, notice=inert, sections=(section("x", inert, paragraph(inert)),))
    assert _letters(tags(pdf(told)).text) == _expected(told)
    assert metadata(pdf(told))["/Title"] == inert


_MIXED = st.text(
    alphabet=[*"abcXYZ 019 .,;:!?()[]{}<>&\"'*_#|`~/$%-", *"个人信息收集第条款，。；：“”（）《》、——……"],
    min_size=1,
    max_size=120,
)


@settings(max_examples=settings().max_examples // 2)  # each prints two PDFs
@given(english=_MIXED.filter(str.strip), chinese=_MIXED.filter(str.strip))
def test_any_text_comes_out_of_paper_unchanged_and_inert(english: str, chinese: str) -> None:
    for sample, text in ((ENGLISH, english), (CHINESE, chinese)):
        told = replace(sample, sections=(section("x", "X", paragraph(text)),))
        assert _letters(tags(pdf(told)).text) == _expected(told)


def test_a_language_without_fonts_of_its_own_prints_in_those_of_the_document() -> None:
    data = pdf(replace(ENGLISH, sections=(section("x", "X", paragraph(foreign("fr", "déjà vu"))),)))
    assert ("Span", "fr") in languages(data)
    assert fonts(data) == {"Clausebook-Serif", "Clausebook-Serif-Bold"}


def test_what_the_engine_logs_is_a_finding_that_names_the_document() -> None:
    wrong = paper_site(own={"paper_css": "p { font-size: enormous }"})
    (finding,) = render_pdf(ENGLISH, wrong).diagnostics
    assert finding.rule == "pdf-engine"
    assert "en/privacy-policy/privacy-policy.pdf" in said(finding)
    assert "enormous" in said(finding)


def _tabled(columns: int) -> Document:
    """Return a Document with a table of three columns, and one of `columns` below it."""
    small = table("", ("One", "Two", "Three"), ("A", "B", "C"))
    wide = table("", ("Unbreakably",) * columns, ("Considerable",) * columns)
    return replace(ENGLISH, sections=(section("costs", "Costs", small, wide),))


def test_a_table_that_leaves_the_sheet_is_an_error_that_names_it() -> None:
    (finding,) = render_pdf(_tabled(9), paper_site()).diagnostics
    assert (finding.rule, finding.severity.value) == ("table-overflows", "error")
    assert "table 2 of c-costs in en/privacy-policy/" in said(finding)
    assert not render_pdf(_tabled(5), paper_site()).diagnostics


def test_a_build_names_the_file_and_the_lines_of_such_a_table(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "projects" / "minimal", tmp_path / "it")
    clause = next((tmp_path / "it" / "clauses").glob("*/*.en.md"))
    cells = "| " + " | ".join(["Considerable"] * 9) + " |\n"
    text = clause.read_text(encoding="utf-8")
    clause.write_text(f"{text}\n{cells}|{'---|' * 9}\n{cells}", encoding="utf-8")
    options = ("build", "--project", str(tmp_path / "it"), "--draft", "--format", "pdf", "--json")
    result = CliRunner().invoke(commands, ["--lang", "en", *options])
    (found,) = (one for one in json.loads(result.stdout)["findings"] if one["rule"] == "table-overflows")
    assert result.exit_code == 1 and found["file"] == clause.relative_to(tmp_path / "it").as_posix()
    assert found["line"] == text.count("\n") + 2


def test_a_character_without_a_glyph_is_a_finding_even_if_no_check_came_before() -> None:
    box = replace(ENGLISH, sections=(section("x", "X", paragraph("\N{GRINNING FACE}")),))
    (finding,) = render_pdf(box, paper_site()).diagnostics
    assert "U+1F600" in said(finding)


def test_a_template_that_cannot_be_filled_is_a_finding_at_its_line() -> None:
    broken = paper_site(own={"paper_html_jinja": "<p>\n{{ documnet.title }}"})
    (finding,) = render_pdf(ENGLISH, broken).diagnostics
    assert (finding.rule, finding.span and finding.span.source.path) == ("template-error", "templates/paper.html.jinja")


# --- the same everywhere ----------------------------------------------------------------------------------------------

_PRINT = """
import hashlib, sys
from tests.papers import DOCUMENTS, pdf
print(*(hashlib.sha256(pdf(DOCUMENTS[name])).hexdigest() for name in ("english", "chinese")))
"""


def _digests(before: str = "", **environment: str) -> str:
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [sys.executable, "-c", before + _PRINT], env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


_NO_PROCESS = """
import atexit, ctypes.util, os, sys
search = ctypes.util.find_library
atexit.register(lambda: ctypes.util.find_library is search or os._exit(4))
STARTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}
sys.addaudithook(lambda event, given: event in STARTS and (os.write(2, repr(given).encode()), os._exit(3)))
"""


def test_no_process_is_started_not_even_a_compiler_that_stands_on_the_path() -> None:
    assert _digests(_NO_PROCESS)


def test_bytes_are_equal_in_another_process_zone_locale_clock_and_order_with_other_fonts(tmp_path: Path) -> None:
    host = tmp_path / "fonts.conf"
    host.write_text(f"<fontconfig><dir>/usr/share/fonts</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    late = "import time; time.time = lambda: 4102444800.0\n"
    first = _digests(TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    second = _digests(
        late + "import weasyprint; weasyprint.HTML(string='x').write_pdf()\n",
        TZ="Asia/Shanghai",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="2",
        FONTCONFIG_FILE=str(host),
        SOURCE_DATE_EPOCH="4102444800",
        HOME=str(tmp_path),
    )
    assert first == second


def test_bytes_are_equal_from_run_to_run_whatever_was_printed_before() -> None:
    first = pdf(ENGLISH)
    pdf(LONG)
    assert pdf(ENGLISH) == first == printed("english")


def test_the_environment_is_as_it_was() -> None:
    engine._fonts.cache_clear()
    before = dict(os.environ)
    pdf(ENGLISH)
    assert dict(os.environ) == before


def test_the_day_of_the_text_is_the_day_of_the_pdf() -> None:
    later = pdf(replace(ENGLISH, modified=date(2022, 1, 2)))
    assert metadata(later)["/ModDate"] == "D:20220102"


# --- a machine that lacks something -----------------------------------------------------------------------------------


class Lacking(importlib.abc.MetaPathFinder):
    """Has WeasyPrint fail as it does where Pango is missing."""

    def find_spec(  # type: ignore[explicit-override]
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.split(".", maxsplit=1)[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': not found.\nAdditionally, much advice.")
        return None


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    monkeypatch.setattr(engine, "_engine", engine._engine.__wrapped__)


@pytest.mark.parametrize(
    "system, tool, remedy",
    [
        (
            "linux",
            "apt-get",
            "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        ("linux", "dnf", "dnf install -y pango"),
        ("linux", "", "Debian packages"),
        ("darwin", "brew", "brew install pango"),
        ("win32", "", "MSYS2"),
    ],
)
def test_a_missing_library_is_one_line_with_the_command_for_this_system(
    system: str, tool: str, remedy: str, without_pango: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == tool else None)
    with pytest.raises(MissingLibrary) as raised:
        load_engine()
    assert ENGLISH_SENTENCES.text(raised.value.message) == "cannot load library 'libpango-1.0-0': not found."
    assert remedy in ENGLISH_SENTENCES.text(raised.value.remedy)


def test_the_engine_names_itself() -> None:
    assert re.fullmatch(r"WeasyPrint [\d.]+, Pango \d+\.\d+\.\d+", load_engine())


def test_a_lack_of_memory_is_no_fault_of_the_markup() -> None:
    class Page:
        def render(self, **_: object) -> None:
            raise MemoryError

    with pytest.raises(MemoryError):
        engine._lay_out(Page(), [], None)
