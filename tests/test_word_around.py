"""What a Word file has outside its clauses, or that no clause can hold: told by name, and never taken for a clause."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.importer.update.target import UpdateTarget
from generator.importer.word.returned import ReturnedText, open_returned
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.redline import compare
from generator.render.word.whole import print_file

from .returning import (
    ANN,
    NS,
    Root,
    W,
    call,
    edited,
    exported,
    names_in,
    paragraph_of,
    tracked,
    untracked,
    with_parts,
    without_anchors,
)
from .updating import DAY, hashes, library


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return library(tmp_path)


def opened(root: Path, data: bytes) -> ReturnedText:
    return open_returned("back.docx", data, read(root, DAY), UpdateTarget(work="rules", locale="en"))


def differences(root: Path, data: bytes) -> list[tuple[object, ...]]:
    notes = [(one.id, dict(one.values)) for one in opened(root, data).notes]
    assert {id for id, _ in notes} <= {"word.differs"}
    return [(told["prints"], told["says"]) for _, told in notes]


def part_of(data: bytes, kind: str) -> str:
    return next(name for name in names_in(data) if name.startswith(f"word/{kind}"))


@pytest.mark.parametrize(
    "kind, prints, says",
    [
        ("document", "Rules for Readers", "Rules for Guests"),
        ("document", "A sample.", "No sample."),
        ("document", "Harbour Library", "Harbour Library Ltd"),
        ("header", "Rules for Readers", "Rules for Guests"),
        ("footer", "Page ", "Sheet "),
    ],
)
def test_what_nobody_tracked_around_the_clauses_is_told_by_its_place(
    root: Path, kind: str, prints: str, says: str
) -> None:
    data = exported(root)
    back = edited(data, untracked(prints, says), part=part_of(data, kind))
    ((was, now),) = differences(root, back)
    assert prints.strip() in str(was) and str(now) == str(was).replace(prints.strip(), says.strip())
    assert not opened(root, back).pending
    before = hashes(root)
    assert call(root, "accept", back, "--untracked").exit_code == 0 and hashes(root) == before


def test_what_came_or_went_before_the_clauses_is_told(root: Path) -> None:
    def added(part: Root) -> None:
        there = paragraph_of(part, "A sample.")
        made = copy.deepcopy(there)
        made.find(f".//{W}t").text = "Privileged."
        there.addprevious(made)

    def removed(part: Root) -> None:
        there = paragraph_of(part, "A sample.")
        there.getparent().remove(there)

    assert differences(root, edited(exported(root), added)) == [("", "Privileged.")]
    assert differences(root, edited(exported(root), removed)) == [("A sample.", "")]


def test_pages_that_an_editor_counted_and_a_copy_without_anchors_are_no_changes(root: Path) -> None:
    def counted(part: Root) -> None:
        for one in part.iter(f"{W}t"):
            one.text = one.text.replace("1", "17")

    data = exported(root)
    assert not differences(root, edited(data, counted, part=part_of(data, "footer")))
    assert not differences(root, edited(data, without_anchors))


def test_a_tracked_title_is_told_once_and_one_that_changed_here_is_told_as_it_is(root: Path) -> None:
    back = edited(exported(root), tracked("Rules for Readers", "Rules for Guests"))
    assert [one.id for one in opened(root, back).notes] == ["word.around"]
    settings = root / "clauses" / "rules" / "work.yaml"
    data = exported(root)
    settings.write_text(settings.read_text(encoding="utf-8").replace("Rules for Readers", "Rules"), encoding="utf-8")
    assert ("Rules", "Rules for Readers") in differences(root, data)


def test_a_redline_of_ours_is_as_it_was_sent(root: Path) -> None:
    """Its title and dates are those of the new text, and nobody changed them."""
    before = read(root, DAY)
    path = root / "clauses/rules/rooms.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace("on weekdays", "on all weekdays"), encoding="utf-8")
    after = read(root, DAY)
    old, new = (next(d for d in one.documents if (d.work, d.locale) == ("rules", "en")) for one in (before, after))
    redline = print_file(compare(old, new, after.label("en")).document, site_of(after, ("docx",)))
    assert not opened(root, redline).notes


def in_contents(part: Root) -> None:
    """Change an entry of the table of contents, tracked."""
    entry = next(one for one in part.iter(f"{W}p") if "".join(one.itertext(f"{W}t")).endswith("Late Books"))
    run = next(one for one in entry.iter(f"{W}r") if "Late Books" in "".join(one.itertext(f"{W}t")))
    told = {f"{W}id": "70", f"{W}author": ANN[0], f"{W}date": f"{ANN[1]}T10:00:00Z"}
    for name, kind, words in (("del", "delText", "Late Books"), ("ins", "t", "Slow Books")):
        mark = etree.Element(f"{W}{name}", told)
        made: Root = etree.SubElement(etree.SubElement(mark, f"{W}r"), f"{W}{kind}")
        made.text = words
        run.addprevious(mark)
    run.getparent().remove(run)


def test_a_change_in_the_table_of_contents_is_told_as_generated(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back = edited(exported(root), in_contents)
    done = call(root, "list", back)
    assert "0 changes" in done.stderr and "it is made from the titles of the clauses" in done.stderr
    assert "“Late Books” to “Slow Books”" in done.stderr and "work.yaml" not in done.stderr
    monkeypatch.setenv("CLAUSEBOOK_LANG", "zh-Hans")
    assert "请修改条款标题" in call(root, "list", back).stderr


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
@pytest.mark.parametrize("author", [None, "", "  "])
def test_a_change_of_nobody_is_chosen_by_the_name_that_it_is_listed_under(
    root: Path, monkeypatch: pytest.MonkeyPatch, lang: str, author: str | None
) -> None:
    def nameless(part: Root) -> None:
        for one in part.iter(f"{W}ins", f"{W}del"):
            del one.attrib[f"{W}author"]
            if author is not None:
                one.set(f"{W}author", author)

    monkeypatch.setenv("CLAUSEBOOK_LANG", lang)
    edits = tracked("is late pays", "is late must pay"), nameless, untracked("on weekdays", "on all weekdays")
    back = edited(exported(root), *edits)
    assert f"fines  ? {ANN[1]}" in call(root, "list", back).stdout
    listed = call(root, "list", back, "--author", "?", "--json")
    assert [one["clause"] for one in json.loads(listed.stdout)["changes"]] == ["fines"]
    assert "?" in call(root, "import", back, "--dry-run").stdout
    before = hashes(root)
    assert call(root, "accept", back, "--author", "?").exit_code == 0
    assert {one for one, was in before.items() if hashes(root)[one] != was} == {"clauses/rules/fines.en.md"}


# --- what no clause can hold ------------------------------------------------------------------------------------------

SPACES = f'xmlns:w="{NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RUN = "<w:r><w:t>Words of counsel.</w:t></w:r>"
INSIDE = f"<w:drawing><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:drawing>"
BOX = (
    f'<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires="wps">{INSIDE}</mc:Choice>'
    f"<mc:Fallback>{INSIDE}</mc:Fallback></mc:AlternateContent></w:r>"
)
TABLE = f"<w:tbl {SPACES}><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>"


def called(kind: str) -> str:
    return f'<w:r {SPACES}><w:{kind}Reference w:id="7"/></w:r>'


def note_in(kind: str) -> dict[str, str]:
    other = f'<w:{kind} w:id="-1"><w:p><w:r><w:t>Others.</w:t></w:r></w:p></w:{kind}>'
    own = f'<w:{kind} w:id="7"><w:p>{RUN}</w:p></w:{kind}>'
    return {f"word/{kind}s.xml": f"<w:{kind}s {SPACES}>{other}{own}</w:{kind}s>"}


def by_ann(run: str) -> str:
    return f'<w:ins {SPACES} w:id="71" w:author="{ANN[0]}" w:date="{ANN[1]}T10:00:00Z">{run}</w:ins>'


@pytest.mark.parametrize("wrapped", [str, by_ann], ids=["untracked", "tracked"])
@pytest.mark.parametrize(
    "run, parts, said",
    [
        (BOX, {}, "word.text-box"),
        (called("footnote"), note_in("footnote"), "word.footnote"),
        (called("endnote"), note_in("endnote"), "word.footnote"),
    ],
    ids=["text box", "footnote", "endnote"],
)
def test_what_no_clause_holds_is_told_and_stays_out(
    root: Path, run: str, parts: dict[str, str], said: str, wrapped: Callable[[str], str]
) -> None:
    back = with_parts(
        edited(exported(root), lambda part: paragraph_of(part, "is late pays").append(etree.fromstring(wrapped(run)))),
        parts,
    )
    (told,) = opened(root, back).notes
    assert (told.id, dict(told.values)) == (said, {"clause": "fines", "text": "Words of counsel."})
    before = hashes(root)
    call(root, "accept", back, "--untracked")
    assert hashes(root) == before


def test_a_table_within_a_table_is_told_and_its_words_are_those_of_the_cell(root: Path) -> None:
    def edit(part: Root) -> None:
        paragraph_of(part, "20 cents").addprevious(etree.fromstring(TABLE))

    back = edited(exported(root), edit)
    (told,) = opened(root, back).notes
    assert (told.id, dict(told.values)) == ("word.nested-table", {"clause": "amounts", "text": "Words of counsel."})
    assert call(root, "accept", back, "--untracked").exit_code == 0
    assert "| Novel | Words of counsel. |" in (root / "clauses/rules/amounts.en.md").read_text(encoding="utf-8")


def test_notes_boxes_and_tables_within_tables_are_told_in_both_languages(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(part: Root) -> None:
        paragraph_of(part, "is late pays").append(etree.fromstring(BOX))

    back = edited(exported(root), edit)
    assert "`fines`: the text box “Words of counsel.”" in call(root, "import", back).stderr
    monkeypatch.setenv("CLAUSEBOOK_LANG", "zh-Hans")
    assert "文本框“Words of counsel.”不予采纳" in call(root, "import", back).stderr
