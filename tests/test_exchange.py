"""Texts for translators and back: what is sent, what comes in again, and what may not."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from shutil import which
from unicodedata import normalize

import polib  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from lxml import etree
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile

from generator.exchange.coded import coded, numbered, plain, source_of
from generator.exchange.returned import judged
from generator.exchange.xliff import read_xliff
from generator.model.blocks import parts_of
from generator.model.source import Source
from generator.model.written import Text
from generator.parse.clause import read_clause

from .agencies import HARMFUL, HARMLESS, XLIFF, source, target, translated, units
from .exchanging import FILES, agency, clauses, exported, library_of, returned, run, sent_units
from .test_properties_markup import WELL_FORMED
from .tools.returns import measured
from .updating import altered, hashes

ORIGINAL = "clauses/rules/rooms.en.md"
ROOMS = "clauses/rules/rooms.zh-Hans.md"
LOANS = "clauses/rules/loans.zh-Hans.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return agency(tmp_path / "agency")


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def unit(root: etree._Element, words: str) -> etree._Element:
    """Return the unit whose source has some words."""
    return next(one for one in units(root) if words in "".join(source(one).itertext()))


def answered(data: bytes, words: str, text: str) -> bytes:
    """Return a file in which the translation of one unit is another one."""
    tree = etree.fromstring(data)
    found = unit(tree, words)
    old = target(found)
    if old is None:
        old = etree.Element(f"{XLIFF}target")
        source(found).addnext(old)
    for child in list(old):
        old.remove(child)
    old.text = text
    return etree.tostring(tree)


# --- what is sent -----------------------------------------------------------------------------------------------------

CHILDREN = {
    "xliff": ("file",),
    "file": ("body",),
    "body": ("group",),
    "group": ("trans-unit",),
    "trans-unit": ("source", "seg-source", "target", "note", "alt-trans"),
    "alt-trans": ("source", "target"),
    **dict.fromkeys(("source", "target", "seg-source", "mrk", "g"), ("mrk", "g", "x")),
    **dict.fromkeys(("note", "x"), ()),
}
"""What may stand in an element, in the order that XLIFF 1.2 asks of those that are not words."""
ATTRIBUTES = {
    "xliff": {"version"},
    "file": {"original", "datatype", "source-language", "target-language", "product-name"},
    "group": {"id", "resname"},
    "trans-unit": {"id", "resname", "extradata", "approved", "space"},
    "target": {"state"},
    "note": {"annotates", "from"},
    "alt-trans": {"origin"},
    "mrk": {"mtype", "mid"},
    "g": {"id", "ctype", "clone", "equiv-text"},
    "x": {"id", "ctype", "clone", "equiv-text"},
}
STATES = {"new", "needs-review-translation", "final", "translated"}


def name(element: etree._Element) -> str:
    return etree.QName(element).localname


def assert_is_xliff(data: bytes) -> None:
    """Hold that a file is built as the specification asks: its schema cannot be had."""
    tree = etree.fromstring(data)
    assert tree.nsmap == {None: XLIFF[1:-1]}
    for element in tree.iter():
        inner = [name(child) for child in element]
        assert set(inner) <= set(CHILDREN[name(element)]), name(element)
        assert {etree.QName(one).localname for one in element.attrib} <= ATTRIBUTES.get(name(element), set())
        if name(element) in {"trans-unit", "alt-trans"}:
            assert inner == sorted(inner, key=CHILDREN[name(element)].index)
    ids = [one.get("id") for one in units(tree)]
    assert len(ids) == len(set(ids)) > 0
    for one in units(tree):
        codes = [code.get("id") for code in source(one).iter(f"{XLIFF}x", f"{XLIFF}g")]
        assert len(codes) == len(set(codes))
        segmented = one.find(f"{XLIFF}seg-source")
        if segmented is not None:
            assert "".join(segmented.itertext()) == "".join(source(one).itertext())
        assert {text.get("state") for text in one.findall(f"{XLIFF}target")} <= STATES


def test_a_file_is_built_as_xliff_1_2_asks_and_is_equal_from_run_to_run(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    for options in ((), ("--for", "omegat"), ("--for", "weblate"), ("--segment", "block")):
        files = exported(root, *options)
        assert files == exported(root, *options)
        assert_is_xliff(next(data for name, data in files.items() if name.endswith(".xliff")))


def test_a_unit_is_a_block_with_its_sentences_and_codes(root: Path) -> None:
    tree = etree.fromstring(exported(root)["zh-Hans.xliff"])
    found = unit(tree, "Since May")
    codes = [(code.get("ctype"), code.get("equiv-text")) for code in source(found)]
    assert codes == [
        ("x-fact", "{{ loan }}"),
        ("x-term", "[reader card](term:card)"),
        ("bold", "**at most six**"),
        ("x-ref", "[](#fines)"),
    ]
    notes = [note.text for note in found.findall(f"{XLIFF}note")]
    assert notes == ["1. Borrowing Books", "reader card = 借书证"]
    blocks = [one.get("resname") for one in units(tree) if str(one.get("id")).startswith("rules/amounts")]
    assert blocks[0] == "title"


def test_sentences_end_where_the_language_ends_them_and_never_inside_a_code(root: Path) -> None:
    edit(root, ORIGINAL, "Rooms are open on weekdays.", "Rooms e.g. **A is. Not** this. Call us! No.")
    found = unit(etree.fromstring(exported(root)["zh-Hans.xliff"]), "Rooms e.g.")
    marks = ["".join(mark.itertext()).strip() for mark in found.iter(f"{XLIFF}mrk")]
    assert marks == ["Rooms e.g. A is. Not", "this.", "Call us!", "No."]
    whole = unit(etree.fromstring(exported(root, "--segment", "block")["zh-Hans.xliff"]), "Rooms e.g.")
    assert whole.find(f"{XLIFF}seg-source") is None


def test_what_changed_since_the_translation_is_told_with_the_old_pair(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    tree = etree.fromstring(exported(root)["zh-Hans.xliff"])
    changed, same = unit(tree, "Rooms are open"), unit(tree, "Please leave")
    assert [one.text for one in changed.findall(f"{XLIFF}note")][-1] == "Rooms are open on [-weekdays-]{+Sundays+}."
    assert [one.text for one in changed.iterfind(f"{XLIFF}alt-trans/*")] == [
        "Rooms are open on weekdays.",
        "阅览室工作日开放。",
    ]
    states = [target(one).get("state") for one in (changed, same)]  # type: ignore[union-attr]
    assert states == ["needs-review-translation", "final"]
    assert (same.get("approved"), changed.get("approved")) == ("yes", None)
    po = polib.pofile(exported(root, "--format", "po")["zh-Hans.po"].decode())
    entry = next(one for one in po if "Sundays" in one.msgid)
    assert (entry.fuzzy, entry.previous_msgid) == (True, "Rooms are open on weekdays.")


@pytest.mark.parametrize("gone", ["originals/*.md", "none"])
def test_a_stale_translation_in_other_blocks_is_changed_and_told_beside_what_it_seems_to_answer(
    root: Path, gone: str
) -> None:
    joined = FILES[ROOMS].replace("保管。\n:::\n\n", "保管。\n:::\n\n开放时间见门口告示。\n\n")
    (root / ROOMS).write_text(joined, encoding="utf-8")
    run(root, "accept", "rules/rooms", "--locale", "zh-Hans")
    sending = [one for one in clauses(root) if one.name == "rooms"]
    assert {(unit.state, unit.target) for one in sending for unit in one.units} == {("current", ())}
    assert unit(etree.fromstring(exported(root)["zh-Hans.xliff"]), "Rooms are open").get("approved") is None
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    for path in root.glob(gone):
        path.unlink()
    out = str(root.parent / "x")
    answer = json.loads(
        run(root, "exchange", "export", "--locale", "zh-Hans", "--out", out, "--stale", "--json").stdout
    )
    counts = {one["kind"]: one["units"] for one in answer["counts"]}
    assert counts["changed"] == 3
    tree = etree.fromstring((root.parent / "x" / "zh-Hans.xliff").read_bytes())
    changed = unit(tree, "Rooms are open")
    assert (target(changed), changed.get("approved")) == (None, None)
    assert "阅览室工作日开放。" in str(changed.findtext(f"{XLIFF}alt-trans/{XLIFF}target"))
    po = exported(root, "--format", "po")["zh-Hans.po"].decode()
    assert "#. 阅览室\n" in po
    assert "fuzzy" not in po
    before = hashes(root)
    returned(root, etree.tostring(tree))
    assert altered(before, hashes(root)) == set()


def test_words_that_nobody_accepted_yet_are_no_pair_of_the_memory(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    returned(root, answered(exported(root)["zh-Hans.xliff"], "Rooms are open", "阅览室周日开放。"))
    assert "周日" not in exported(root)["zh-Hans.tmx"].decode()
    run(root, "accept", "rules/rooms", "--locale", "zh-Hans")
    assert "周日" in exported(root)["zh-Hans.tmx"].decode()


def test_counterparts_are_listed_and_not_sent_and_units_are_counted(root: Path) -> None:
    edit(root, "clauses/rules/amounts.en.md", "Pupils pay nothing.", "Children pay half.")
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    answer = json.loads(
        run(root, "exchange", "export", "--locale", "zh-Hans", "--out", str(root / "x"), "--json").stdout
    )
    told = [one["message"] for one in answer["messages"]]
    assert "rules/fines is not sent, it is a counterpart: 依本地规则撰写" in told
    assert "rules/introduction is not sent, this language has none: 中文版不设前言" in told
    counts = {one["kind"]: one for one in answer["counts"]}
    assert (counts["changed"]["units"], counts["changed"]["words"], counts["unchanged"]["units"]) == (1, 5, 3)
    assert (counts["repeated"]["units"], counts["repeated"]["words"], counts["repeated"]["han"]) == (1, 3, 0)
    stale = etree.fromstring(exported(root, "--stale")["zh-Hans.xliff"])
    assert {str(one.get("id")).partition("#")[0] for one in units(stale)} == {
        "rules/loans",
        "rules/amounts",
        "rules/rooms",
    }


def test_other_tools_read_all_of_it(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    files = exported(root)
    store = xlifffile.parsestring(files["zh-Hans.xliff"])  # type: ignore[no-untyped-call]
    loan = next(one for one in store.units if "Since May" in str(one.rich_source[0]))
    parts = [type(part).__name__ for part in loan.rich_source[0].sub]
    assert [one for one in parts if one in {"X", "G"}] == ["X", "G", "G", "X"]
    memory = tmxfile.parsestring(files["zh-Hans.tmx"])  # type: ignore[no-untyped-call]
    pairs = {(one.source, one.target) for one in memory.units}
    assert pairs == {
        ("Reading Rooms", "阅览室"),
        ("Please leave coats with the porter.", "请将外衣交给门卫保管。"),
    }, "whether the words of what is stale were accepted, nobody knows"
    terms = tbxfile.parsestring(files["zh-Hans.tbx"])  # type: ignore[no-untyped-call]
    assert [(one.source, one.target) for one in terms.units] == [("reader card", "借书证")]
    po = polib.pofile(exported(root, "--format", "po")["zh-Hans.po"].decode(), check_for_duplicates=True)
    assert "may be kept for <x1/>, and a <g2>reader card</g2>" in next(one.msgid for one in po if "Since" in one.msgid)


# --- what comes back --------------------------------------------------------------------------------------------------


def test_a_round_through_an_agency_fills_the_clauses_and_changes_nothing_else(root: Path) -> None:
    before = hashes(root)
    result = returned(root, translated(exported(root)["zh-Hans.xliff"]))
    assert altered(before, hashes(root)) == {
        LOANS,
        ROOMS,
        "clauses/rules/amounts.zh-Hans.md",
        "clauses/rules/work.yaml",
        "deliveries/zh-Hans.json",
    }
    text = (root / LOANS).read_text(encoding="utf-8")
    english = (root / "clauses/rules/loans.en.md").read_text(encoding="utf-8")
    codes = re.compile(r"\{\{.*?\}\}|\]\(.*?\)|\*\*|\{#.*?\}")
    assert sorted(codes.findall(text)) == sorted(codes.findall(english))
    assert "allow date-typed" not in text
    assert "requirements" not in text
    outline = (root / "clauses/rules/work.yaml").read_text(encoding="utf-8")
    assert "- loans\n      - {clause: fines, within: [{clause: exceptions, as: paragraph}, amounts]}" in outline
    assert "amounts: unread" not in outline
    assert "refused: 0" in result.output
    assert "clauses/rules/rooms.zh-Hans.md" in result.output


WORK = "clauses/rules/work.yaml"


@pytest.mark.parametrize(
    "old, new, says",
    [
        (
            "    title: 读者须知\n",
            "    title: 读者须知\n",
            '    title: 读者守则\n    description: "借书的人：请读, 勿忘"\n',
        ),
        (
            "    title: 读者须知\n",
            '    title: "读者须知"  # 暂定\n',
            '    title: "读者守则"  # 暂定\n    description: ',
        ),
        ("    title: 读者须知\n", "    description: 旧\n    title: 读者须知\n", "    title: 读者守则\n"),
        ("    title: 读者须知\n", "    title: 读者须知\n    description: >\n      旧\n", "    title: 读者守则\n"),
        ("    title: 读者须知\n", "    title: Rules for Readers\n", "    title: 读者守则\n    description: "),
    ],
)
def test_the_title_and_the_description_of_a_work_go_out_and_come_in(root: Path, old: str, new: str, says: str) -> None:
    edit(
        root, WORK, "    title: Rules for Readers\n", "    title: Rules for Readers\n    description: How to borrow.\n"
    )
    edit(root, WORK, old, new)
    data = exported(root)["zh-Hans.xliff"]
    for words, text in (("Rules for", "读者守则"), ("How to", "借书的人：请读, 勿忘")):
        data = answered(data, words, text)
    assert "put into place: 2;" in returned(root, data).output
    own = next(one for name, one in library_of(root).works["rules"].locales.items() if name == "zh-Hans")
    said = [one.text for one in own.description if isinstance(one, Text)]
    assert (own.title, said) == ("读者守则", ["借书的人：请读, 勿忘"])
    text = (root / WORK).read_text(encoding="utf-8")
    assert (text.count("读者守则"), says in text) == (1, True)
    assert "读者守则" not in exported(root)["zh-Hans.tmx"].decode()
    stale = exported(root, "--stale")["zh-Hans.xliff"]
    assert b'id="rules#title"' not in stale


def test_a_title_in_braces_gets_its_description_there(root: Path) -> None:
    fees = "  en: {title: Fees for Visitors, "
    edit(root, "clauses/fees/work.yaml", fees, f"{fees}description: All of them., ")
    edit(
        root,
        "clauses/fees/work.yaml",
        "shared/contact]}\n",
        "shared/contact]}\n  zh-Hans: {title: 费, dates: [effective], outline: [visits]}\n",
    )
    (root / "clauses/fees/visits.zh-Hans.md").write_text("# 参观\n\n五元。\n", encoding="utf-8")
    data = answered(exported(root)["zh-Hans.xliff"], "All of them", "全部 [费用], 含税")
    returned(root, data)
    text = (root / "clauses/fees/work.yaml").read_text(encoding="utf-8")
    assert 'zh-Hans: {title: 费, description: "全部 [费用], 含税", dates: [effective], outline: [visits]}' in text


def test_a_name_that_a_language_lacks_is_told_and_not_sent(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "at {{ library }}")
    order = ("exchange", "export", "--locale", "zh-Hans", "--out", str(root.parent / "x"))
    assert "the names of" not in run(root, *order).output
    edit(root, "clauses/facts.yaml", "{en: Harbour Library, zh-Hans: 海港图书馆}", "{en: Harbour Library}")
    assert "not sent: the names of library in zh-Hans;" in run(root, *order).output


def test_what_was_not_touched_stays_as_it_was_byte_for_byte(root: Path) -> None:
    before = hashes(root)
    files = exported(root)
    assert returned(root, files["zh-Hans.xliff"]).exit_code == 0
    assert returned(root, exported(root, "--for", "omegat")["source/zh-Hans.xliff"]).exit_code == 0
    assert returned(root, exported(root, "--format", "po")["zh-Hans.po"], name="a.po").exit_code == 0
    assert altered(before, hashes(root)) == set()
    returned(root, answered(files["zh-Hans.xliff"], "Rooms are open", "阅览室周日开放。"))
    text = (root / ROOMS).read_text(encoding="utf-8")
    assert "请将外衣交给门卫\n保管。\n:::\n\n阅览室周日开放。\n" in text
    assert text.startswith("---\nrelation: translation\n")


def test_a_unit_that_lost_a_code_is_refused_with_both_texts_and_the_rest_goes_in(root: Path) -> None:
    data = translated(exported(root)["zh-Hans.xliff"])
    result = returned(root, answered(data, "We keep a record", "我们保存借阅记录："))
    assert result.exit_code == 1
    assert "rules/loans#paragraph-19955332 lost {{ log-retention }}" in result.output
    assert (
        "“We keep a record of what was lent for {{ log-retention }}:” came back as “我们保存借阅记录：”"
        in result.output
    )
    text = (root / LOANS).read_text(encoding="utf-8")
    assert "We keep a record of what was lent for {{ log-retention }}:" in text
    assert "refused: 1" in result.output


def test_codes_may_stand_in_another_order_and_sentences_may_be_one(root: Path) -> None:
    edit(root, ORIGINAL, "Rooms are open on weekdays.", "See {{ loan }}. Call {{ library }} first.")
    tree = etree.fromstring(exported(root)["zh-Hans.xliff"])
    found = unit(tree, "Call")
    for old in found.findall(f"{XLIFF}target"):
        found.remove(old)
    made = etree.fromstring(
        f'<target xmlns="{XLIFF[1:-1]}"><mrk mtype="seg" mid="1">请先致电<x id="2"/>，再看<x id="1"/>。</mrk></target>'
    )
    found.insert(2, made)
    assert "refused: 0" in returned(root, etree.tostring(tree)).output
    assert "请先致电{{ library }}，再看{{ loan }}。" in (root / ROOMS).read_text(encoding="utf-8")


def test_what_markdown_would_read_is_escaped(root: Path) -> None:
    words = "1. *甲* [乙](#丙) {{ loan }} | 丁 _戊_ `己` <b> # :::"
    data = exported(root, "--format", "po")["zh-Hans.po"].decode()
    data = data.replace('msgstr "阅览室工作日开放。"', f'msgstr "{words.replace("<", "&lt;")}"')
    assert "refused: 0" in returned(root, data.encode(), name="a.po").output
    (made,) = (one for one in clauses(root) if one.name == "rooms")
    assert made.units[-1].target == (words,)


@pytest.mark.parametrize(
    "words",
    [
        "（二）开放。",
        "2、开放。",
        "2026. 开放。",
        "(a) 开放。",
        "开放。\\*",
        "C:\\temp。",
        "- 开放。",
        "+ 开放。",
        "—  开放。",
        "• 开放。",
        "①开放。",
        "（1）开放。",
        "－ 开放。",
        "一、开放。",
        "1. - # > 开放。",
        "- - -",
    ],
)
def test_what_looks_like_the_mark_of_a_list_at_the_head_is_text(root: Path, words: str) -> None:
    data = answered(exported(root)["zh-Hans.xliff"], "Rooms are open", words)
    assert "put into place: 1;" in returned(root, data).output
    (made,) = (one for one in clauses(root) if one.name == "rooms")
    assert made.units[-1].target == (" ".join(words.split()),)
    assert [one.part.name for one in made.units] == ["title", "paragraph", "paragraph"]


def test_a_unit_whose_source_changed_meanwhile_is_not_written(root: Path) -> None:
    data = translated(exported(root)["zh-Hans.xliff"])
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    edit(root, ORIGINAL, "Reading Rooms", "Halls")
    result = returned(root, data)
    assert (
        "rules/rooms#title has changed since it was sent, or was edited: it was “Reading Rooms” and is “Halls”"
        in result.output
    )
    assert (
        "is no unit of this project today: its source was changed or taken out; nothing was written for “Rooms"
        in result.output
    )
    assert "阅览室工作日开放。" in (root / ROOMS).read_text(encoding="utf-8")


def test_a_translation_that_was_edited_here_meanwhile_is_a_conflict(root: Path) -> None:
    data = translated(exported(root)["zh-Hans.xliff"])
    edit(root, ROOMS, "阅览室工作日开放。", "阅览室每日开放。")
    result = returned(root, data)
    assert "it is “阅览室每日开放。”, and “" in result.output
    assert "阅览室每日开放。" in (root / ROOMS).read_text(encoding="utf-8")


def test_the_same_delivery_again_is_nothing_to_do(root: Path) -> None:
    data = translated(exported(root)["zh-Hans.xliff"])
    returned(root, data)
    before = hashes(root)
    again = returned(root, data)
    assert (again.exit_code, altered(before, hashes(root))) == (0, set())
    assert "put into place: 0; as it was: 25;" in again.output
    assert "Nothing to do" in again.output


def test_the_same_codes_in_another_order_are_the_same_delivery(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "for {{ loan }} or {{ loan }}")
    data = exported(root, "--format", "po")["zh-Hans.po"].decode()
    data = re.sub(r'(msgid "Rooms are.*"\nmsgstr) ".*"', r'\1 "<x2/>或<x1/>。"', data)
    assert "put into place: 1;" in returned(root, data.encode(), name="a.po").output
    assert "put into place: 0;" in (again := returned(root, data.encode(), name="a.po").output)
    assert "refused: 0" in again


def test_a_tool_may_take_letters_and_their_accents_apart(root: Path) -> None:
    edit(root, ORIGINAL, "Rooms are", "The café is")
    data = answered(exported(root)["zh-Hans.xliff"], "The café", "咖啡馆 Café 开放。")
    words = etree.tostring(etree.fromstring(data), encoding="unicode")
    apart = normalize("NFD", words).encode()
    assert apart != words.encode()
    assert "put into place: 1;" in returned(root, apart).output
    assert "咖啡馆 Café 开放。" in (root / ROOMS).read_text(encoding="utf-8")


def test_a_translator_corrects_what_she_delivered(root: Path) -> None:
    sent = exported(root)["zh-Hans.xliff"]
    assert returned(root, answered(sent, "Rooms are open", "阅览室平日开放。")).exit_code == 0
    for before, now in (("平日", "周日"), ("周日", "每日")):
        again = returned(root, answered(sent, "Rooms are open", f"阅览室{now}开放。"))
        assert again.exit_code == 0
        assert f"was delivered before as “阅览室{before}开放。”, and is “阅览室{now}开放。” now" in again.output
        assert f"阅览室{now}开放。" in (root / ROOMS).read_text(encoding="utf-8")


def test_a_correction_of_what_was_edited_here_since_or_sent_again_is_a_conflict(root: Path) -> None:
    sent = exported(root)["zh-Hans.xliff"]
    first, second, third = (answered(sent, "Rooms are open", f"阅览室{day}开放。") for day in ("平日", "周日", "每日"))
    returned(root, first)
    edit(root, ROOMS, "平日", "开馆日")
    assert "it is “阅览室开馆日开放。”, and “阅览室周日开放。” came back" in returned(root, second).output
    edit(root, ROOMS, "开馆日", "平日")
    returned(root, answered(exported(root)["zh-Hans.xliff"], "Rooms are open", "阅览室周一开放。"))
    assert "it is “阅览室周一开放。”, and “阅览室每日开放。” came back" in returned(root, third).output
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    assert "is no unit of this project today" in returned(root, second).output


@pytest.mark.parametrize("text", ["[", "[]", "3", "{}", '{"rules/rooms#title": 3}', "\x00"])
def test_a_file_of_deliveries_that_cannot_be_read_says_nothing(root: Path, text: str) -> None:
    sent = exported(root)["zh-Hans.xliff"]
    returned(root, answered(sent, "Rooms are open", "阅览室平日开放。"))
    (root / "deliveries/zh-Hans.json").write_text(text, encoding="utf-8")
    assert "came back; edit the clause" in returned(root, answered(sent, "Rooms are open", "阅览室周日开放。")).output


def test_a_new_fact_of_the_source_has_to_come_in(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "on weekdays for {{ loan }}")
    data = exported(root)["zh-Hans.xliff"]
    result = returned(root, answered(data, "Rooms are open", "阅览室在工作日开放。"))
    assert "lost {{ loan }}" in result.output
    untouched = returned(root, data)
    assert "is stale and came back as it was" in untouched.output
    assert untouched.exit_code == 0


def test_a_translation_in_other_forms_may_keep_them(root: Path) -> None:
    edit(root, ROOMS, "阅览室工作日开放。", "阅览室由[](#contact)开放。")
    data = exported(root)["zh-Hans.xliff"]
    text = '阅览室归<x id="1"/>管理。'
    tree = etree.fromstring(data)
    found = unit(tree, "Rooms are open")
    old = target(found)
    assert old is not None
    found.replace(old, etree.fromstring(f'<target xmlns="{XLIFF[1:-1]}">{text}</target>'))
    assert "refused: 0" in returned(root, etree.tostring(tree)).output
    assert "阅览室归[](#contact)管理。" in (root / ROOMS).read_text(encoding="utf-8")


def test_approval_counts_where_somebody_is_named_and_every_unit_has_it(root: Path) -> None:
    edit(root, ORIGINAL, "on weekdays", "on Sundays")
    data = answered(exported(root)["zh-Hans.xliff"], "Rooms are open", "阅览室周日开放。")
    assert run(root, "exchange", "import", str(root), "--trust-approved").exit_code == 2
    returned(root, data, "--trust-approved", "--as", "李娜")
    assert "read-by" not in (root / ROOMS).read_text(encoding="utf-8")
    assert "stale-translation" in run(root, "check", "--select", "stale-translation").output
    approved = data.replace(b' approved="yes"', b"").replace(b"<trans-unit ", b'<trans-unit approved="yes" ')
    result = returned(root, approved, "--trust-approved", "--as", "李娜")
    assert "rules/rooms counts as read against its original" in result.output
    text = (root / ROOMS).read_text(encoding="utf-8")
    assert re.search(r"\nof: [0-9a-f]{16}\nread-by: .*李娜, \d{4}-\d\d-\d\d", text)
    assert "stale-translation" not in run(root, "check", "--select", "stale-translation").output
    run(root, "accept", "rules/rooms", "--locale", "zh-Hans")
    assert "read-by" not in (root / ROOMS).read_text(encoding="utf-8")


def test_what_stands_there_in_the_original_language_is_no_translation(root: Path) -> None:
    data = exported(root)["zh-Hans.xliff"]
    first = answered(answered(data, "Borrowing Books", "借阅图书"), "We keep a record", "我们保存借阅记录：")
    assert "put into place: 1;" in returned(root, first).output
    assert "We keep a record" in (root / LOANS).read_text(encoding="utf-8")
    tree = etree.fromstring(first)
    text = target(unit(tree, "We keep a record"))
    assert text is not None
    etree.SubElement(text, f"{XLIFF}x", id="1")
    assert (
        "put into place: 1; as it was: 5; stale and untouched: 0; not translated: 19;"
        in returned(root, etree.tostring(tree)).output
    )
    assert "我们保存借阅记录：{{ log-retention }}" in (root / LOANS).read_text(encoding="utf-8")


@pytest.mark.parametrize("title, counts", [("Rolls-Royce", 1), ("When the rooms are open to you", 0)])
def test_a_name_may_be_the_same_in_both_languages_where_somebody_read_it(root: Path, title: str, counts: int) -> None:
    edit(root, "clauses/rules/loans.en.md", "Borrowing Books", title)
    data = translated(exported(root)["zh-Hans.xliff"]).replace(b' approved="yes"', b"")
    approved = answered(data.replace(b"<trans-unit ", b'<trans-unit approved="yes" '), title, title)
    result = returned(root, approved, "--trust-approved", "--as", "李娜")
    assert result.output.count("rules/loans counts as read") == counts
    assert f"# {title}\n" in (root / LOANS).read_text(encoding="utf-8")


def test_approval_of_a_copy_of_the_source_is_none_of_the_translation_that_is_there(root: Path) -> None:
    edit(root, ORIGINAL, "Reading Rooms", "Rolls-Royce")
    data = answered(exported(root)["zh-Hans.xliff"], "Rolls-Royce", "Rolls-Royce")
    approved = data.replace(b' approved="yes"', b"").replace(b"<trans-unit ", b'<trans-unit approved="yes" ')
    assert "rules/rooms counts as read" not in returned(root, approved, "--trust-approved", "--as", "李娜").output


def test_what_came_is_checked_as_it_would_stand_before_it_is_written(root: Path) -> None:
    before = hashes(root)
    data = answered(exported(root)["zh-Hans.xliff"], "Rooms are open", "阅览室 工作日 开放.")
    result = returned(root, data, "--dry-run")
    assert "warning[punct-cjk-ascii]" in result.output
    assert f"{ROOMS}:" in result.output
    assert altered(before, hashes(root)) == set()


def test_other_blocks_than_those_of_the_original_are_made_anew_where_all_of_them_came(root: Path) -> None:
    edit(root, ORIGINAL, "Rooms are open on weekdays.", "Rooms are open on weekdays.\n\nThey are closed at night.")
    data = exported(root)["zh-Hans.xliff"]
    refused = returned(root, answered(data, "Reading Rooms", "阅览大厅"))
    assert "has other blocks than its original and was left as it is" in refused.output
    result = returned(root, answered(data, "They are closed", "夜间不开放。"))
    assert f"{ROOMS} has the blocks of its original now" in result.output
    text = (root / ROOMS).read_text(encoding="utf-8")
    assert text.endswith(
        "# 阅览室\n\n::: important\n请将外衣交给门卫保管。\n:::\n\n阅览室工作日开放。\n\n夜间不开放。\n"
    )
    assert text.startswith("---\nrelation: translation\n")


def test_blocks_in_another_order_are_followed_though_no_word_changed(root: Path) -> None:
    for path, text in ((ORIGINAL, "# Rooms\n\nOpen.\n\nClosed.\n"), (ROOMS, "# 阅览室\n\n开放。\n\n关闭。\n")):
        (root / path).write_text(text, encoding="utf-8")
    run(root, "accept", "rules/rooms", "--locale", "zh-Hans")
    (root / ORIGINAL).write_text("# Rooms\n\nClosed.\n\nOpen.\n", encoding="utf-8")
    assert f"{ROOMS} has the blocks of its original now" in returned(root, exported(root)["zh-Hans.xliff"]).output
    text = (root / ROOMS).read_text(encoding="utf-8")
    assert text == "# 阅览室\n\n关闭。\n\n开放。\n", "with `of`, it would be taken for the blocks in their old order"
    pairs = {unit.source: unit.target for one in clauses(root) if one.name == "rooms" for unit in one.units}
    assert pairs["Open.",] == ("开放。",)


def test_a_file_that_would_have_other_blocks_is_left_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = answered(exported(root)["zh-Hans.xliff"], "Rooms are open", "开放。")
    before = hashes(root)
    monkeypatch.setattr("generator.exchange.returned.source_of", lambda *_: "开放。\n\n另一段。")
    result = returned(root, data)
    assert f"{ROOMS} would not be read as its original is" in result.output
    assert result.exit_code == 1
    assert altered(before, hashes(root)) == set()


# --- bad input --------------------------------------------------------------------------------------------------------

HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
ONE = '<trans-unit id="a"/>'
TWICE = ONE * 2
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "data, says",
    [
        (f'<!DOCTYPE x [<!ENTITY a0 "ha">{BOMB}]>{HEAD}&a8;</xliff>', "has a document type"),
        (f'<!DOCTYPE x SYSTEM "file:///etc/passwd">{HEAD}</xliff>', "has a document type"),
        ("<xliff", "is no well-formed XML"),
        ('<?xml version="1.0" encoding="UTF-8"?><xliff>\udcff</xliff>', "is no well-formed XML"),
        ("<html/>", "is no XLIFF 1.2"),
        ('<xliff version="2.1"/>', "is no XLIFF 1.2"),
        (
            f'{HEAD}<file product-name="https://other.example/" target-language="zh-Hans"/></xliff>',
            "from another project",
        ),
        (f'{HEAD}<file target-language="fr">{ONE}</file></xliff>', "in the language `fr`"),
        (f'{HEAD}<file target-language="en">{ONE}</file></xliff>', "in the language `en`"),
        (f'{HEAD}<file target-language="zh-Hans"/></xliff>', "has no unit"),
        (f'{HEAD}<file target-language="zh-Hans">{TWICE}</file></xliff>', "has the unit a twice"),
    ],
)
def test_a_file_that_cannot_be_used_ends_in_one_line(root: Path, data: str, says: str) -> None:
    before = hashes(root)
    result = returned(root, data.encode("utf-8", "surrogateescape"))
    assert result.exit_code == 1
    assert says in result.output
    assert len(result.output.splitlines()) == 1
    assert altered(before, hashes(root)) == set()


@pytest.mark.parametrize(
    "change, says",
    [
        (lambda text: text.encode("utf-16"), "is not in UTF-8"),
        (lambda text: text.replace("msgstr", "msgst", 1).encode(), "is no PO file"),
        (lambda text: (text + text[text.index("#. ") :]).encode(), "twice"),
        (lambda text: text.replace("zh_Hans", "fr").encode(), "in the language `fr`"),
        (lambda text: text.replace("www.example.com", "other.example").encode(), "from another project"),
    ],
)
def test_a_po_file_that_cannot_be_used_ends_in_one_line(root: Path, change: object, says: str) -> None:
    data = exported(root, "--format", "po")["zh-Hans.po"].decode()
    result = returned(root, change(data), name="a.po")  # type: ignore[operator]
    assert says in result.output
    assert (result.exit_code, len(result.output.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "text, refused",
    [
        ("每册可借<x1/>，<g2>借书证</g2>借<g3>六册</g3>，见<x4/>。", 0),
        ("见<x4/>，<g2>借书证</g2>借<g3>六册</g3>， \\n可借<x1 />。", 0),
        ("每册可借<x1/>，<g2>借书证</g2>借<g3>六册</g3>，见<x4/>。 A & B < C", 0),
        ("每册可借＜x1/＞，<g2>借书证</g2>借<g3>六册</g3>，见<x4/>。", 1),
        ("每册可借<x1/>，<g2>借书证借<g3>六册</g3>，见<x4/>。", 1),
        ("每册可借<x1/>，借书证</g2>借<g3>六册</g3>，见<x4/>。", 1),
        ("每册可借<x1/>，<g2>借书证<g3></g2>借六册</g3>，见<x4/>。", 1),
        ("每册可借<x1/>，<g2>借书证<g3>借六册</g3></g2>，见<x4/>。", 1),
        ("每册可借<x1/><x1/>，<g2>借书证</g2>借<g3>六册</g3>，见<x4/>。", 1),
        ("每册可借&lt;x1/>，<g2>借书证</g2>借<g3>六册</g3>，见<x4/>。", 1),
        ("每册可借<x1/>，<g2>借书证</g2>借六册<g3>——</g3>，见<x4/>。", 1),
        ("每册可借<x9/>，<g2>借书证</g2>借<g3>六册</g3>，见<x4/>。", 1),
    ],
)
def test_tags_of_a_po_file_are_as_strict_as_the_codes_of_xliff(root: Path, text: str, refused: int) -> None:
    po = polib.pofile(exported(root, "--format", "po")["zh-Hans.po"].decode(), wrapwidth=20)
    entry = next(one for one in po if "Since" in one.msgid)
    entry.msgstr = text.replace("\\n", "\n")
    result = returned(root, str(po).encode(), "--dry-run", name="a.po")
    assert f"put into place: {1 - refused};" in result.output, result.output
    assert f"refused: {refused}" in result.output


def test_a_text_of_which_nobody_has_said_what_it_is_stays(root: Path) -> None:
    (root / LOANS).write_text("# 借阅\n\n1. 另行规定。\n", encoding="utf-8")
    edit(root, "clauses/rules/work.yaml", "- {clause: fines, w", "- loans\n      - {clause: fines, w")
    result = run(root, "exchange", "export", "--locale", "zh-Hans", "--out", str(root / "x"))
    assert "rules/loans is not sent: its blocks are not those of the original" in result.output
    tree = etree.fromstring((root / "x" / "zh-Hans.xliff").read_bytes())
    assert not [one for one in units(tree) if str(one.get("id")).startswith("rules/loans")]


def test_sentences_and_characters_of_chinese_are_told_from_those_of_english(root: Path) -> None:
    edit(root, "clausebook.yaml", "original: en", "original: zh-Hans")
    text = FILES[ROOMS].replace("工作日开放。", "工作日开放。节假日除外！请留意{{ loan }}；谢谢。")
    (root / ROOMS).write_text(text, encoding="utf-8")
    out = root / "x"
    answer = json.loads(run(root, "exchange", "export", "--locale", "en", "--out", str(out), "--json").stdout)
    assert sum(one["han"] for one in answer["counts"]) == 35
    assert sum(one["words"] for one in answer["counts"]) == 0
    marks = [mark.text for mark in etree.fromstring((out / "en.xliff").read_bytes()).iter(f"{XLIFF}mrk")]
    assert marks[3:] == ["阅览室工作日开放。", "节假日除外！", "请留意"]


def test_nothing_to_send_is_no_file_of_texts(root: Path) -> None:
    edit(root, "clauses/rules/work.yaml", "amounts: unread", "amounts: 另见价目表, loans: 另有规定")
    assert set(exported(root, "--stale")) == {"zh-Hans.tmx", "zh-Hans.tbx"}
    (out := root.parent / "out").mkdir()
    (out / "zh-Hans.xliff").write_text("of yesterday", encoding="utf-8")
    result = run(root, "exchange", "export", "--locale", "zh-Hans", "--stale", "--out", str(out))
    assert f"{out / 'zh-Hans.xliff'} of an earlier export was removed" in result.output
    assert sorted(path.name for path in out.iterdir()) == ["zh-Hans.tbx", "zh-Hans.tmx"]


def test_a_po_file_cannot_say_what_was_approved(root: Path) -> None:
    data = exported(root, "--format", "po")["zh-Hans.po"]
    assert returned(root, data, "--trust-approved", "--as", "李娜", name="a.po").exit_code == 2


def test_a_language_that_nobody_translates_into_is_told(root: Path) -> None:
    result = run(root, "exchange", "export", "--locale", "fr")
    assert result.exit_code == 2
    assert "no work is translated into fr; languages of translations: zh-Hans" in result.output


# --- many, and the real tools -----------------------------------------------------------------------------------------


def test_no_harmful_return_is_taken_and_next_to_no_harmless_one_refused(tmp_path: Path) -> None:
    all_, took = measured(agency(tmp_path / "agency"), 78, 7)
    assert len(all_) == len(HARMFUL) + len(HARMLESS)
    assert {kind: count for kind, count in took.items() if kind[0] and count} == {}
    harmless = sum(count for (harmful, _), count in all_.items() if not harmful)
    assert sum(took.values()) >= 0.98 * harmless - 1


def test_a_po_file_brings_the_same_words_as_xliff(tmp_path: Path) -> None:
    one, other = agency(tmp_path / "one" / "agency"), agency(tmp_path / "other" / "agency")
    data = translated(exported(one)["zh-Hans.xliff"])
    file = read_xliff("x", data)
    known = sent_units(one)
    assert {judged(came, known[came.id]).word for came in file.units} == {"taken"}
    from generator.exchange.po import _tagged

    po = polib.pofile(exported(other, "--format", "po")["zh-Hans.po"].decode())
    texts = {came.id: _tagged(came.target) for came in file.units}
    for entry in po:
        entry.msgstr, entry.flags = texts[entry.msgctxt], []
    returned(one, data)
    returned(other, str(po).encode(), name="a.po")
    assert altered(hashes(one), hashes(other)) == set()


def test_translate_toolkit_writes_what_comes_in_again(root: Path) -> None:
    store = xlifffile.parsestring(exported(root, "--for", "weblate")["zh-Hans.xliff"])  # type: ignore[no-untyped-call]
    for one in store.units:
        one.rich_target = one.rich_source
    next(one for one in store.units if one.source == "Borrowing Books").target = "借阅图书"
    output = returned(root, bytes(store)).output
    assert "put into place: 1; as it was: 0; stale and untouched: 0; not translated: 24;" in output
    assert "# 借阅图书\n" in (root / LOANS).read_text(encoding="utf-8")


@given(WELL_FORMED)
def test_whatever_a_clause_says_comes_back_as_the_same(text: str) -> None:
    text = f"# T\n\n{text}\n"
    clause, _ = read_clause(Source(path="clauses/policy/a.en.md", text=text), ("policy", "a", "en"))
    for words in (part.run for part in parts_of(clause) if part.run):
        codes = numbered(words, {})
        said = coded(words, codes)
        again = source_of(said, codes)
        assert again is not None or not plain(said).strip()
        title, _ = read_clause(Source(path="x", text=f"# T\n\n{again}\n"), ("policy", "a", "en"))
        if again:
            assert source_of(coded(words, codes), codes) == again
            (paragraph,) = (part.run for part in parts_of(title) if part.name == "paragraph")
            assert coded(paragraph or (), numbered(paragraph or (), codes)) == said


MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="paragraph" adminlang="en" o-tmf="x"
srclang="EN" datatype="plaintext"/><body>{}</body></tmx>
"""
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>ZH-CN</target_lang>
<sentence_seg>false</sentence_seg></project></omegat>
"""


@pytest.mark.skipif(not which("omegat"), reason="OmegaT is not installed: `apt-get install omegat` brings 300 MB")
def test_omegat_writes_a_translation_over_the_source_and_keeps_the_rest(root: Path, tmp_path: Path) -> None:
    job = tmp_path / "job"
    for path, data in exported(root, "--for", "omegat").items():
        (job / path).parent.mkdir(parents=True, exist_ok=True)
        (job / path).write_bytes(data)
    for folder in ("target", "omegat", "dictionary"):
        (job / folder).mkdir()
    (job / "omegat.project").write_text(PROJECT, encoding="utf-8")
    pair = "<tu><tuv xml:lang='EN'><seg>{}</seg></tuv><tuv xml:lang='ZH-CN'><seg>{}</seg></tuv></tu>"
    memory = (
        pair.format(
            "of books that came back, see &lt;g0&gt;the terms&lt;/g0&gt;;",
            "已归还的图书，见&lt;g0&gt;条款&lt;/g0&gt;；",
        ),
        pair.format("Borrowing Books", "借阅图书"),
    )
    (job / "omegat" / "project_save.tmx").write_text(MEMORY.format("".join(memory)), encoding="utf-8")
    subprocess.run(
        [str(which("omegat")), str(job), "--mode=console-translate"],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    result = returned(root, (job / "target" / "zh-Hans.xliff").read_bytes())
    assert "put into place: 2;" in result.output
    assert "refused: 0" in result.output
    text = (root / LOANS).read_text(encoding="utf-8")
    assert "# 借阅图书\n" in text
    assert "已归还的图书，见[条款](https://example.com/terms)；" in text
