"""A text in several languages beside each other: nothing of either is lost, and a reader knows which one prevails."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree, html

from generator.disk.project import package_templates
from generator.disk.tree import read_tree
from generator.editions import series_on
from generator.editions.neighbours import together_of
from generator.model.document import Columns, Document, Section, walk_sections
from generator.model.nodes import Anchored, walk
from generator.operations.beside import words_beside
from generator.operations.bilingual import BilingualSide, bilingual
from generator.render.proof import document_text
from generator.render.redline import render_redline
from generator.render.word import render_word
from tests.forging import files_of, relisted, retold, written
from tests.languages import languages
from tests.releasing import LAST, House, copy_of, run, without_engine
from tests.samples import CHINESE, ENGLISH, paragraph, section
from tests.sites import site
from tests.support import MINIMAL, findings, places
from tests.word_structure import faults

SPOKEN = languages()


def side(document: Document, **absent: str) -> BilingualSide:
    return BilingualSide(document=document, language=SPOKEN[document.locale], absent=absent)


BOTH = bilingual([side(ENGLISH), side(CHINESE)], "zh-Hans")


def words(document: Document) -> Counter[str]:
    return Counter(word for text in document_text(document).values() for word in text.split())


@pytest.mark.parametrize("document", [ENGLISH, CHINESE], ids=lambda one: one.locale)
def test_nothing_of_a_text_is_lost(document: Document) -> None:
    around = [document.notice or "", *(f"{one.label} {one.text}" for one in document.dates)]
    around += [document.sign_off.party, document.sign_off.date.text] if document.sign_off else []
    assert words(document) + Counter(" ".join(around).split()) <= words(BOTH)


def test_which_language_prevails_stands_at_the_head_in_both() -> None:
    (head,) = BOTH.sections[0].blocks
    assert isinstance(head, Columns)
    said = [str(column.blocks[0]) for column in head.columns]
    assert "Where the texts differ, the one in Simplified Chinese prevails." in said[0]
    assert "以简体中文文本为准" in said[1]
    assert "prevails" not in str(bilingual([side(ENGLISH), side(CHINESE)], None))


def clauses(*sections: Section, locale: str = "en") -> Document:
    return replace(ENGLISH if locale == "en" else CHINESE, sections=sections)


def one(clause: str, number: str | None = None, level: int = 1, title: str = "T") -> Section:
    made = section(clause, title, paragraph(clause))
    return replace(made, number=number, level=level, title=made.title if title else ())


def test_a_clause_of_one_language_stands_where_that_has_it_and_the_gap_says_why() -> None:
    english = clauses(one("a"), one("b"))
    chinese = clauses(one("n"), one("b"), one("c"), one("a"), locale="zh-Hans")
    made = bilingual([side(english, n="Nothing to say."), side(chinese)], None)
    order = [inner.clause for inner in walk_sections(made.sections) if inner.clause]
    assert order == ["n", "a", "b", "c"]
    notes = {row.clause: row.blocks[0].columns[0].note for row in made.sections if row.clause}  # type: ignore[union-attr]
    assert notes == {"n": "Not in this language · Nothing to say.", "a": "", "b": "", "c": "Not in this language"}


def test_headings_have_the_titles_of_both_and_their_depth() -> None:
    english = clauses(replace(one("a", "1."), sections=(one("b", "1.1", level=2),)))
    chinese = clauses(one("a", "一、"), locale="zh-Hans")
    made = bilingual([side(english), side(chinese)], None)
    (row,) = (inner for inner in made.sections if inner.clause)
    assert [inner.clause for inner in row.sections] == ["b"]
    page = html.fromstring(render_redline(made, site()))
    (heading,) = page.xpath("//section[@id='c-a']/h2 | //section[@id='a']/h2")
    assert heading.text_content() == "1. T / 一、 T"
    assert [span.get("lang") for span in heading.xpath("./span[@lang]")] == ["zh-Hans"]


def test_a_clause_without_a_title_has_its_number_in_each_column() -> None:
    pair = [clauses(one("a", "1.", title="")), clauses(one("a", "（一）", title=""), locale="zh-Hans")]
    made = bilingual(list(map(side, pair)), None)
    text = " ".join(document_text(made).values())
    assert "1." in text and "（一）" in text


def test_no_two_places_that_links_lead_to_are_one() -> None:
    anchors = [node.anchor for node in walk(BOTH.sections) if isinstance(node, Anchored) and node.anchor]
    assert anchors and len(anchors) == len(set(anchors))


def test_each_column_says_its_language() -> None:
    page = html.fromstring(render_redline(BOTH, site()))
    rows = page.xpath("//div[@class='columns']")
    assert len(rows) > 3
    assert all([column.get("lang") for column in row] == ["en", "zh-Hans"] for row in rows)


def test_the_frozen_texts_of_an_edition_stand_beside_each_other(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "house")
    made.write("policy/contact.en.md", "# Contact\n\nAnother draft.\n")
    for name, there in ((LAST, False), ("draft", True)):
        told = run("bilingual", "--project", made.root, "policy", "--edition", name, "--out", tmp_path / "both.html")
        assert told.exit_code == 0, told.output
        assert ("Another draft." in (tmp_path / "both.html").read_text(encoding="utf-8")) is there


def test_the_reasons_are_those_of_the_files_where_somebody_looked(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "house")
    for name in ("sharing", "children"):
        (made.root / "clauses" / "policy" / f"{name}.zh-Hans.md").unlink()
    before, _, _ = made.text("policy/work.yaml").rpartition("outline:")
    absent = "absent: {sharing: Not for these readers., children: unread}"
    made.write("policy/work.yaml", f"{before}outline: [collection, contact]\n    {absent}\n")
    assert run("bilingual", "--project", made.root, "policy", "--out", tmp_path / "a.html").exit_code == 0
    notes = html.fromstring((tmp_path / "a.html").read_text(encoding="utf-8")).xpath("//p[@class='note']")
    assert [note.text_content() for note in notes] == ["此语言无此条款 · Not for these readers.", "此语言无此条款"]


def test_the_reason_of_a_gap_stands_in_the_cell_of_a_word_file() -> None:
    made = bilingual([side(clauses(one("a"))), side(clauses(one("b"), locale="zh-Hans"), a="Not for them.")], None)
    (file,) = render_word(made, replace(site(), templates=package_templates())).artifacts
    assert not faults(file.data)
    with ZipFile(BytesIO(file.data)) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
    cells = ["".join(cell.itertext()) for cell in body.iter("{*}tc")]
    assert "此语言无此条款 · Not for them." in cells and "Not in this language" in cells


def test_a_work_that_there_is_not_is_refused(lasting: House) -> None:
    told = run("bilingual", "--project", lasting.root, "polcy")
    assert told.exit_code == 2 and "There is no work 'polcy'; there are policy." in told.stderr


def test_a_text_alone_is_refused(lasting: House) -> None:
    told = run("bilingual", "--project", lasting.root, "policy", "--locale", "en")
    assert told.exit_code == 2 and "are needed beside each other; draft has: en, zh-Hans" in told.stderr


# --- on the site ------------------------------------------------------------------------------------------------------

PAGE = "en/policy/languages/index.html"


@pytest.fixture(scope="module")
def shown(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The house with a page of both languages, built on its last day."""
    made = copy_of(lasting, tmp_path_factory.mktemp("shown") / "house")
    made.write("policy/work.yaml", f"bilingual: [en, zh-Hans]\n{made.text('policy/work.yaml')}")
    built(made)
    return made


def built(house: House, *arguments: str) -> None:
    with without_engine():
        told = house.build(LAST, *arguments)
    assert told.exit_code == 0, told.output


def links(page: Path) -> list[str]:
    return html.fromstring(page.read_bytes()).xpath("//nav[@class='languages']//a/@href")


def test_a_site_has_the_page_that_a_work_asks_for_and_every_language_leads_to_it(shown: House) -> None:
    output = shown.root / "output"
    assert "policy/languages/" not in str([*(shown.root / "editions").rglob("*")]), "an edition keeps the texts alone"
    page = html.fromstring((output / PAGE).read_bytes())
    assert page.xpath("//meta[@name='robots' and contains(@content, 'noindex')]")
    assert page.xpath("//div[@class='columns']/div/@lang")[:2] == ["en", "zh-Hans"]
    assert links(output / "en/policy/index.html") == ["../../zh-Hans/policy/", "languages/"]
    assert links(output / "zh-Hans/policy/index.html") == ["../../en/policy/", "../../en/policy/languages/"]
    assert links(output / PAGE) == ["../", "../../../zh-Hans/policy/"]


def test_the_words_of_that_link_are_ours(shown: House) -> None:
    tree = read_tree(shown.root / "output")
    assert tree
    beside = dict(words_beside(tree, shown.archive(), date.fromisoformat(LAST), SPOKEN))
    assert not [line for line in beside if "/" in line], beside


def test_a_work_that_lacks_one_of_the_languages_has_no_such_page(shown: House) -> None:
    series = series_on(shown.archive(), date(2022, 1, 1))
    wanted = {"policy": ("zh-Hans", "en"), "addendum": ("en", "zh-Hans")}
    assert list(together_of(series, wanted)) == ["zh-Hans/policy/languages/"]


def test_a_site_without_the_page_is_not_whole(shown: House, tmp_path: Path) -> None:
    tree = House(root=Path(shutil.copytree(shown.root / "output", tmp_path / "output")))
    assert tree.verify("--as-of", LAST).exit_code == 0
    files = files_of(tree.root)
    del files[PAGE]
    shutil.rmtree(tree.root)
    written(retold(files), tree.root)
    told = tree.verify("--as-of", LAST)
    assert told.exit_code == 1 and PAGE in told.output


def swapped(page: str, one: str, other: str) -> str:
    """Return a page in which two passages have changed their places."""
    assert page.count(one) == page.count(other) == 1
    return page.replace(one, "\0").replace(other, one).replace("\0", other)


@pytest.mark.parametrize(
    "forge",
    [
        lambda page: page.replace("We do not sell it.", "We sell it."),
        lambda page: page.replace("我们不出售信息。", ""),
        lambda page: page.replace("<p>未满18周岁者请勿下单。</p>", "<p hidden>未满18周岁者请勿下单。</p>"),
        lambda page: page.replace("<p>未满18周岁者请勿下单。</p>", "<!-- <p>未满18周岁者请勿下单。</p> -->"),
        lambda page: page.replace("<h2>Sharing / ", "<h2>Selling / "),
        lambda page: page.replace("<h1>Policy / 政策</h1>", "<h1>Policy / 合同</h1>"),
        lambda page: swapped(page, "<p>我们在15天内答复。</p>", "<p>未满18周岁者请勿下单。</p>"),
        lambda page: swapped(page, "<p>Nobody younger than 18 orders here.</p>", "<p>未满18周岁者请勿下单。</p>"),
        lambda page: page.replace('<section id="c-sharing">', '<section id="c-other"><p>We sell it.</p></section>'
                                  '<section id="c-sharing">'),
        lambda page: page.replace('</section>', '<div class="column" lang="fr"><p>Non.</p></div></section>', 1),
        lambda page: page.replace('</section>', '<p>In English alone.</p></section>', 1),
        lambda page: page.replace("<h2>Children / ", "<h2>Children Nobody younger than 18 orders here. / ").replace(
            "<p>Nobody younger than 18 orders here.</p>", "<p>Everybody orders here.</p>"),
    ],
)  # fmt: skip
def test_a_page_of_two_languages_that_was_altered_is_found_in_the_tree_alone(
    shown: House, tmp_path: Path, forge: Callable[[str], str]
) -> None:
    files = files_of(shown.root / "output")
    page = files[PAGE].decode()
    files[PAGE] = forge(page).encode()
    assert files[PAGE] != page.encode()
    tree = House(root=tmp_path / "output")
    written(relisted(files), tree.root)
    told = tree.verify("--as-of", LAST)
    assert told.exit_code == 1 and f"{PAGE}:1:1" in told.stderr and "this page does not say what" in told.stderr


def test_what_was_read_of_a_page_of_two_languages_is_said_and_what_it_says_alone(shown: House, tmp_path: Path) -> None:
    tree = House(root=Path(shutil.copytree(shown.root / "output", tmp_path / "output")))
    read = "its 4 clauses and title say, column by column, what en/policy/index.html and zh-Hans/policy/index.html say"
    told = tree.verify("--as-of", LAST)
    assert f"{PAGE} was read: {read}" in told.stdout and "alone: “" not in told.stdout
    files = files_of(tree.root)
    files[PAGE] = files[PAGE].replace(b"<p>Sample.</p>", b"<p>Sample. English prevails.</p>")
    shutil.rmtree(tree.root)
    written(relisted(files), tree.root)
    assert (
        f"in no page of one language alone: “Sample. English prevails.” ({PAGE})" in tree.verify("--as-of", LAST).stdout
    )


def test_why_an_edition_lacks_a_clause_is_as_it_was_frozen(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "house")
    (made.root / "clauses/policy/children.zh-Hans.md").unlink()
    before, _, after = made.text("policy/work.yaml").rpartition("{clause: children, as: section}, ")
    made.write(
        "policy/work.yaml",
        f"bilingual: [en, zh-Hans]\n{before}{after.rstrip()}\n    absent: {{children: As of then.}}\n",
    )
    made.enter(
        """\
        - edition: 2023-06-01
          works:
            policy:
              change: substantive
              effective: 2023-06-01
              locales: [zh-Hans]
              clauses: [children]
              summary: {zh-Hans: 删去。}
        """
    )
    with without_engine():
        told = made.release("2023-06-01")
    assert told.exit_code == 0, told.output
    made.edit(("policy/work.yaml", "As of then.", "As of today."))
    with without_engine():
        assert made.build("2023-06-01").exit_code == 0
    page = (made.root / "output" / PAGE).read_text("utf-8")
    assert "此语言无此条款 · As of then." in page
    for edition, reason in (("2023-06-01", "As of then."), ("draft", "As of today.")):
        told = run("bilingual", "--project", made.root, "policy", "--edition", edition, "--out", tmp_path / "a.html")
        assert told.exit_code == 0 and reason in (tmp_path / "a.html").read_text("utf-8")
    shown = House(root=made.root / "output").verify("--as-of", "2023-06-01")
    assert f"alone: “此语言无此条款 · As of then.” ({PAGE})" in shown.stdout, shown.output


def test_a_part_of_a_site_that_lacks_a_language_has_no_such_page(shown: House, tmp_path: Path) -> None:
    built(shown, "--locale", "en", "--out", str(tmp_path / "part"))
    assert not (tmp_path / "part" / PAGE).exists()
    assert links(tmp_path / "part" / "en/policy/index.html") == ["../../zh-Hans/policy/"]


@pytest.mark.parametrize("languages", ["[en]", "[en, en]", "[en, fr]"])
def test_languages_that_cannot_stand_beside_each_other_are_found_where_they_are_named(languages: str) -> None:
    text = MINIMAL["clauses/policy/work.yaml"].replace("kind: policy", f"kind: policy\n        bilingual: {languages}")
    assert places(findings({"clauses/policy/work.yaml": text})) == [("bad-value", languages)]
