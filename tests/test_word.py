"""A Word file: its anchors, its numbers, its words, its tracked changes, equal bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree

from generator.cli import commands
from generator.disk.project import package_templates
from generator.model.document import Document, walk_sections
from generator.model.source import Source
from generator.model.word_anchors import NAMESPACE, bookmark, clause_tag, visible_digest
from generator.model.wording import clause_digests
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.redline import Side, compare, tracked_beside
from generator.render.site import Rendering, Site
from generator.render.word import render_word, says
from generator.render.word.numbering import CountedList, Numbers, with_list
from generator.render.word.whole import print_file
from tests.california import CALIFORNIA, PROJECTS, ROOT
from tests.languages import languages
from tests.word_edits import HOUSE, documents, edited
from tests.word_lines import lines_of, said
from tests.word_settled import settled
from tests.word_structure import faults
from tests.wordfiles import OFFICE, PACKAGE, packed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def texts(root: Path) -> tuple[tuple[Document, bytes], ...]:
    reading = read(root, None, choose=lambda _: ())
    site = site_of(reading, ())
    return tuple((document, print_file(document, site)) for document in reading.documents)


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_a_file_says_what_its_document_says_as_word_asks_for_it(root: Path) -> None:
    for document, data in texts(root):
        assert says(data, document) and not says(data, replace(document, sections=document.sections[1:]))
        assert faults(data) == ()


def test_what_is_no_word_file_says_nothing() -> None:
    document = texts(ROOT / "tests/projects/minimal")[0][0]
    for data in (b"no zip", packed({"a": b""}), packed({"word/document.xml": b"<w:p"})):
        assert not says(data, document)


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_every_clause_has_three_anchors(root: Path) -> None:
    for document, data in texts(root):
        text, digests = part(data), clause_digests(document)
        listed = part(data, "customXml/item1.xml").findall(f"{{{NAMESPACE}}}clause")
        assert [one.get("id") for one in listed] == [one.clause for one in walk_sections(document.sections)]
        controls = {one.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): one for one in text.iter(f"{W}sdt")}
        for one in listed:
            inside = controls[clause_tag(document.work, one.get("id"), document.locale)].find(f"{W}sdtContent")
            start, end = inside[0], inside[-1]
            assert (start.tag, start.get(f"{W}name")) == (f"{W}bookmarkStart", bookmark(document.work, one.get("id")))
            assert (end.tag, end.get(f"{W}id")) == (f"{W}bookmarkEnd", start.get(f"{W}id"))
            assert one.get("text") == visible_digest(t.text or "" for t in inside.iter(f"{W}t"))
            assert one.get("wording") == digests[one.get("id")]


def test_equal_bytes_whenever_it_is_printed() -> None:
    texts.cache_clear()
    first = texts(CALIFORNIA)
    texts.cache_clear()
    assert [data for _, data in texts(CALIFORNIA)] == [data for _, data in first]
    with ZipFile(io.BytesIO(first[0][1])) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_language_from_right_to_left_stands_so() -> None:
    made = documents(HOUSE)
    assert made
    spoken = {**languages(), "ar": replace(languages()["en"], locale="ar", direction="rtl")}
    site = Site(base_url="https://www.example.com/", languages=spoken, templates=package_templates())
    data = print_file(replace(made["en"], locale="ar", direction="rtl"), site)
    assert faults(data) == ()
    paragraphs = [*part(data).iter(f"{W}p")]
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs)
    assert {one.get(f"{W}bidi") for one in part(data).iter(f"{W}lang")} == {"ar-EG"}


def test_a_draft_says_that_it_is_one() -> None:
    made = documents(HOUSE)
    assert made
    site = Site(
        base_url="https://www.example.com/",
        languages=languages(),
        templates=package_templates(),
        banner="Draft: not published, not in force",
    )
    assert "".join(part(print_file(made["zh-Hans"], site)).itertext()).startswith("草稿")


# --- numbers ----------------------------------------------------------------------------------------------------------


def counted(*labels: str, depth: int = 0) -> list[tuple[int, str, str]]:
    """The list, the level's text and the system that each number of a row of siblings comes from."""
    numbers, made = Numbers(), list[tuple[int, str, str]]()
    near: tuple[CountedList, ...] = ()
    for label, after in zip(labels, (*labels[1:], ""), strict=True):
        place = numbers.place(label, depth, near, after=after, room=(0, 0), change="")
        near = (place.list,)
        made.append((place.list.id, place.list.levels[depth].text, place.list.levels[depth].system))
    return made


@pytest.mark.parametrize(
    "labels, text, system",
    [
        (("1.", "2.", "3."), "%1.", "1"),
        (("(h)", "(i)", "(j)"), "(%1)", "a"),
        (("(i)", "(ii)"), "(%1)", "i"),
        (("(i)", "(j)"), "(%1)", "a"),
        (("第九条", "第十条", "第十一条"), "第%1条", "一"),
        (("Article IV", "Article V"), "Article %1", "I"),
        (("2.01", "2.02"), "2.%1", "01"),
    ],
)
def test_numbers_in_a_row_come_from_one_level(labels: tuple[str, ...], text: str, system: str) -> None:
    assert {(one[1], one[2]) for one in counted(*labels)} == {(text, system)}
    assert len({one[0] for one in counted(*labels)}) == 1


@pytest.mark.parametrize("labels", [("1.", "3."), ("A", "B", "Rule 7bis"), ("(z)", "(aa)", "(ab)"), ("1.", "1.")])
def test_a_number_that_word_would_not_count_begins_a_list(labels: tuple[str, ...]) -> None:
    assert len({one[0] for one in counted(*labels)}) > 1


def test_a_number_counts_with_the_levels_above_it() -> None:
    numbers = Numbers()
    first = numbers.place("第一条", 0, (), after="第二条", room=(0, 0), change="").list
    level = numbers.place("1.1", 1, (first,), after="", room=(0, 0), change="")
    assert (level.list, first.levels[1].text, first.levels[1].legal) == (first, "%1.%2", True)
    numbers.place("第二条", 0, (first,), after="", room=(0, 0), change="")
    assert numbers.place("2.1", 1, (first,), after="", room=(0, 0), change="").list is first


def test_a_redline_is_counted_with_its_changes_accepted_and_rejected() -> None:
    numbers, near, places = Numbers(), tuple[CountedList, ...](), list[CountedList]()
    for label, change in (("1.", ""), ("2.", "del"), ("2.", ""), ("3.", "ins"), ("4.", "del"), ("4.", "")):
        places.append(numbers.place(label, 0, near, after="", room=(0, 0), change=change).list)
        near = with_list(places[-1], near, change)
    assert len({*map(id, places)}) == 1


# --- tracked changes --------------------------------------------------------------------------------------------------

SEEDS = range(40)


@cache
def redlined(seed: int) -> tuple[Document, Document, bytes] | None:
    """The text before and after some random edits, and the Word file of what changed; None where they are refused."""
    changed, locale, _ = edited(HOUSE, seed)
    old, new = documents(HOUSE), documents(changed)
    if not old or not new:
        return None
    spoken = languages()
    site = Site(base_url="https://www.example.com/", languages=spoken, templates=package_templates())
    redline = compare(old[locale], new[locale], spoken[locale].label)
    return old[locale], new[locale], print_file(replace(redline.document, table_of_contents=False), site)


def judged(data: bytes, changes: str) -> tuple[str, ...]:
    """The lines of the clauses with all changes settled as Word settles them; `changes` is accept or reject."""
    lines = [said("".join(_words(one))) for one in part(settled(data, changes)).iter(f"{W}p")]
    kept = [line for line in lines if line]
    return tuple(kept[kept.index("Sample for review." if "Sample for review." in kept else "示例，供审阅。") + 1 :])


def _words(around: Any) -> Iterator[str]:
    return (one.text or " " for one in around.iter(f"{W}t", f"{W}tab", f"{W}br"))


@pytest.mark.parametrize("seed", SEEDS)
def test_who_accepts_has_the_new_text_and_who_rejects_the_old_one(seed: int) -> None:
    made = redlined(seed)
    if made is None:
        pytest.skip("the edits are refused")
    old, new, data = made
    assert faults(data) == ()
    assert judged(data, "accept") == lines_of(new)
    assert judged(data, "reject") == lines_of(old)


def test_no_row_is_left_empty() -> None:
    files = [made[2] for seed in SEEDS if (made := redlined(seed))]
    for changes in ("accept", "reject"):
        rows = [row for data in files for row in part(settled(data, changes)).iter(f"{W}tr")]
        assert rows and all("".join(_words(row)).split() for row in rows)
    assert any(part(data).find(f".//{W}trPr/{W}del") is not None for data in files)


def test_a_column_that_came_or_went_is_told_cell_by_cell() -> None:
    old, new = documents(HOUSE), documents({path: _with_column(text) for path, text in HOUSE.items()})
    assert old and new
    site = Site(base_url="https://www.example.com/", languages=languages(), templates=package_templates())
    for before, after, mark in ((old["en"], new["en"], "cellIns"), (new["en"], old["en"], "cellDel")):
        data = print_file(replace(compare(before, after).document, table_of_contents=False), site)
        assert faults(data) == ()
        assert judged(data, "accept") == lines_of(after) and judged(data, "reject") == lines_of(before)
        rows = [[cell.find(f"{W}tcPr/{W}{mark}") is not None for cell in row] for row in _rows(data)]
        assert len(rows) > 1 and all(row == [*[False] * (len(row) - 1), True] for row in rows)


def _rows(data: bytes) -> list[list[Any]]:
    """The rows of the table whose column is another, each by its cells."""
    marked = {f"{W}cellIns", f"{W}cellDel"}
    tables = (one for one in part(data).iter(f"{W}tbl") if any(inner.tag in marked for inner in one.iter()))
    return [row.findall(f"{W}tc") for table in tables for row in table.iterfind(f"{W}tr")]


def _with_column(text: Source) -> Source:
    """A clause whose tables have one more column."""
    lines = text.text.split("\n")
    heads = {at - 1 for at, line in enumerate(lines) if re.match(r"\|[ :-]+\|", line)}
    wide = (
        _wider(line, at in heads, at - 1 in heads) if line.startswith("|") else line for at, line in enumerate(lines)
    )
    return replace(text, text="\n".join(wide))


def _wider(line: str, is_head: object, is_rule: object) -> str:
    return f"{line} {'Why' if is_head else '---' if is_rule else 'Law'} |"


def test_enough_edits_are_tried() -> None:
    assert sum(redlined(seed) is not None for seed in SEEDS) > len(SEEDS) // 2


def test_a_redline_tells_who_changed_what_and_when() -> None:
    files = [made[2] for seed in SEEDS if (made := redlined(seed))]
    marks = chain.from_iterable(part(data).iter(f"{W}ins", f"{W}del") for data in files)
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in marks} == {
        ("Clausebook 2021-06-30", "2021-06-30T00:00:00Z")
    }


def test_what_moved_is_told_in_a_comment() -> None:
    files = [made[2] for seed in SEEDS if (made := redlined(seed)) and made[0].locale == "en"]
    noted = (part(data, "word/comments.xml") for data in files if b"comments.xml" in data)
    told = {"".join(one.itertext()) for one in chain.from_iterable(noted)}
    assert {"Moved here", "Moved from here"} <= told


# --- the look ---------------------------------------------------------------------------------------------------------

FIRM = {
    "word/styles.xml": f"""<w:styles xmlns:w="{W[1:-1]}">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style></w:styles>""",
    "word/document.xml": f"""<w:document xmlns:w="{W[1:-1]}" xmlns:r="{OFFICE}"><w:body><w:p/><w:sectPr>
<w:headerReference w:type="first" r:id="rId7"/><w:footerReference w:type="even" r:id="rId9"/></w:sectPr></w:body>
</w:document>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId7" Type="{OFFICE}/header" Target="header3.xml"/>
<Relationship Id="rId8" Type="{OFFICE}/vbaProject" Target="vbaProject.bin"/></Relationships>""",
    "word/header3.xml": f"""<w:hdr xmlns:w="{W[1:-1]}" xmlns:r="{OFFICE}" xmlns:a="urn:a"><w:p><w:r><w:t>Firm LLP</w:t>
<w:pict><a:blip r:embed="rId1"/></w:pict></w:r></w:p></w:hdr>""",
    "word/_rels/header3.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/image" Target="media/logo.png"/></Relationships>""",
    "word/media/logo.png": "a picture",
    "word/vbaProject.bin": "a macro",
}
"""A reference as a firm has one: ids of styles of its own language, a first page with a logo, a macro."""
LOGO = "word/_rels/header3.xml.rels"


def looking(**changed: str | None) -> Rendering:
    """A file that looks as the reference of a firm says, of which some parts are others."""
    parts = {name: text for name, text in {**FIRM, **changed}.items() if text is not None}
    made = documents(HOUSE)
    assert made
    site = Site(
        base_url="https://www.example.com/",
        languages=languages(),
        templates=package_templates(),
        reference=packed({name: text.encode() for name, text in parts.items()}) if parts else b"no zip",
    )
    return render_word(made["en"], site)


def test_a_reference_gives_styles_heads_and_pictures_and_no_macro() -> None:
    data = looking().artifacts[0].data
    assert faults(data) == ()
    with ZipFile(io.BytesIO(data)) as file:
        names = [name for name in file.namelist() if "reference" in name]
    assert names == ["word/reference/logo.png", "word/reference/header3.xml", "word/reference/_rels/header3.xml.rels"]
    ids = {one.get(f"{W}styleId") for one in part(data, "word/styles.xml").iter(f"{W}style")}
    used = {one.get(f"{W}val") for one in part(data).iter(f"{W}pStyle")}
    assert {"a", "1"} <= used <= ids and "Normal" not in ids
    section = part(data).find(f"{W}body/{W}sectPr")
    assert [one.get(f"{W}type") for one in section if "Reference" in one.tag] == ["first", "default"]
    assert section.find(f"{W}titlePg") is not None


@pytest.mark.parametrize(
    "changed, says",
    [
        (dict.fromkeys(FIRM), "word-reference.unusable"),
        ({"word/styles.xml": None}, "word-reference.unusable"),
        ({"word/styles.xml": "<w:styles"}, "word-reference.unusable"),
        ({"word/header3.xml": None}, "word-reference.unusable"),
        ({"word/header3.xml": " " * (8 * 2**20 + 1)}, "word-reference.too-large"),
        (
            {"word/_rels/header3.xml.rels": FIRM["word/_rels/header3.xml.rels"].replace("png", "svg")},
            "word-reference.kind",
        ),
    ],
)
def test_a_reference_that_is_no_use_is_a_finding_at_its_file(changed: dict[str, str | None], says: str) -> None:
    made = looking(**changed)
    (found,) = made.diagnostics
    assert not made.artifacts and found.message.id == says and found.helps
    assert found.span and found.span.source.path == "templates/word/reference.docx"


# --- two languages ----------------------------------------------------------------------------------------------------


def bilingual() -> bytes:
    """What changed in both languages, beside each other."""
    old, new = documents(HOUSE), documents({path: _more(path, text) for path, text in HOUSE.items()})
    assert old and new
    spoken = languages()
    redlines = {tag: compare(old[tag], new[tag], one.label) for tag, one in spoken.items()}
    sides = [Side(redline=redline, words=spoken[tag].label) for tag, redline in redlines.items()]
    site = Site(base_url="https://www.example.com/", languages=spoken, templates=package_templates())
    return print_file(tracked_beside(sides, ("a", "b"), lambda clause, tag: f"{clause} in {tag}"), site)


def _more(path: str, text: Source) -> Source:
    return replace(text, text=f"{text.text}\nSSL.\n") if path.startswith("clauses/policy/use.") else text


def test_two_languages_are_one_table_whose_columns_have_their_changes_and_remarks() -> None:
    data = bilingual()
    assert faults(data) == ()
    (table,) = part(data).iter(f"{W}tbl")
    head, *rows = table.iterfind(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None and "".join(head.itertext()) == "Policy隐私条款"
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2]
    assert all("".join(cell.find(f".//{W}ins/{W}r").itertext()) == "SSL." for cell in rows[0].iterfind(f"{W}tc"))
    told = ["".join(one.itertext()) for one in part(data, "word/comments.xml")]
    assert told == ["use in en", "use in zh-Hans"]
    tags = (one.get(f"{W}val") for one in part(data).iter(f"{W}tag"))
    assert all(tag.startswith(("cb1:fact/", "cb1:generated/")) for tag in tags) and b"customXml" not in data


@pytest.mark.parametrize(
    "call, files",
    [
        ((), ["word/en.privacy-policy.docx", "word/zh-Hans.privacy-policy.docx"]),
        (("privacy-policy", "--locale", "en"), ["word/en.privacy-policy.docx"]),
        (("privacy-policy", "--locale", "en", "--out", "sent"), ["sent/en.privacy-policy.docx"]),
        (("privacy-policy", "--locale", "en", "--out", "sent/a.docx"), ["sent/a.docx"]),
    ],
)
def test_files_for_counsel_go_into_a_folder_unless_one_is_named(
    call: tuple[str, ...], files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "policies"
    assert CliRunner().invoke(commands, ("init", str(root))).exit_code == 0
    (tmp_path / "sent").mkdir()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ("word", "export", *call, "--project", str(root)))
    assert result.exit_code == 0, result.output
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.docx")) == files
