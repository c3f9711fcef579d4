"""The exam of docs/truth.md is sound: its passages stand where it says, and its judge tells near from far."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import click
import pytest

from tests.truth import stage
from tests.truth.exam import (
    HERE,
    TEXTS,
    Edit,
    ExamError,
    Fault,
    Passage,
    Rewording,
    edits,
    exchanged,
    faults,
    redlines,
    rewordings,
)
from tests.truth.judging import Finding, Place, near
from tests.truth.run import Answer, show
from tests.truth.tables import counted

FAULTS = faults()
EDITS = edits()
REDLINES = redlines()
REWORDINGS = rewordings()
HAN = re.compile(r"[\u4e00-\u9fff]")


def of(id: str) -> Fault:
    (fault,) = (one for one in FAULTS if one.id == id)
    return fault


def finding(path: str, line: int, sentence: str = "something") -> Finding:
    place = Place(path=path, first=line, last=line)
    return Finding(severity="warning", places=(place,), names=sentence, text=sentence)


# --- the data --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("records", [FAULTS, EDITS, REWORDINGS], ids=["faults", "edits", "rewordings"])
def test_a_passage_stands_once_and_changes(records: Sequence[Fault | Edit | Rewording]) -> None:
    assert [one.id for one in records if one.after == one.before] == []


def test_a_case_for_the_redline_changes_each_passage_that_it_names() -> None:
    for case in REDLINES:
        files: dict[str, str] = {}
        for edit in case.edits:
            before = files.get(edit.path, edit.before)
            files[edit.path] = exchanged(before, edit)
            assert files[edit.path] != before, case.id


@pytest.mark.parametrize("read", [faults, edits, rewordings, redlines])
def test_an_id_stands_for_one_record(read: Callable[[], Sequence[Fault]]) -> None:
    assert [id for id, count in Counter(one.id for one in read()).items() if count > 1] == []


def test_a_case_for_the_redline_adds_and_removes_what_it_may() -> None:
    for case in REDLINES:
        assert [path for path in case.add if (TEXTS / case.text / path).exists()] == [], case.id
        assert [path for path in case.remove if not (TEXTS / case.text / path).exists()] == [], case.id


def test_a_record_says_why() -> None:
    assert [one.id for one in FAULTS if not one.expect] + [one.id for one in EDITS if not one.why] == []
    assert [one.id for one in REDLINES if not one.expect or not (one.edits or one.add)] == []


def test_the_exam_is_as_large_as_it_says() -> None:
    labels = Counter(one.label for one in EDITS)
    assert len(FAULTS) >= 300 and sum(one.parity for one in FAULTS) >= 110 and len(REDLINES) == 60
    assert len(REWORDINGS) >= 80
    assert set(labels) == {"material", "mechanical", "style"}
    assert labels["material"] >= 200 and labels["mechanical"] >= 130 and labels["style"] >= 60


@pytest.mark.parametrize("records", [FAULTS, EDITS, REWORDINGS], ids=["faults", "edits", "rewordings"])
def test_both_languages_have_their_share(records: Sequence[Fault | Edit | Rewording]) -> None:
    share = sum(one.locale == "en" for one in records) / len(records)
    assert 0.4 <= share <= 0.6


def test_a_parity_fault_is_planted_in_a_pair_that_has_the_same_blocks() -> None:
    for fault in FAULTS:
        if fault.parity:
            other = fault.path.replace(".en.", ".@.").replace(".zh-Hans.", ".en.").replace(".@.", ".zh-Hans.")
            text = (TEXTS / fault.text / other).read_text(encoding="utf-8")
            assert text.count("\n\n") == fault.before.count("\n\n"), fault.id


def test_chinese_texts_are_chinese() -> None:
    for path in TEXTS.rglob("*.zh-Hans.md"):
        assert HAN.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("name", ["second", "third"])
def test_the_passages_of_a_later_exam_stand_where_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = TEXTS.parent / name
    monkeypatch.setattr("tests.truth.exam.HERE", folder)
    monkeypatch.setattr("tests.truth.exam.TEXTS", folder / "texts")
    for read, least in ((faults, 90), (edits, 60), (rewordings, 20)):
        records = read()
        assert len({one.id for one in records}) == len(records) >= least
        assert [one.id for one in records if one.after == one.before] == []


# --- the judge -------------------------------------------------------------------------------------------------------


def test_a_finding_in_the_block_of_the_fault_is_about_it() -> None:
    fault = of("P004")
    line = fault.after[: fault.after.index(fault.new)].count("\n") + 1
    assert near(finding(fault.path, line), fault)
    assert not near(finding(fault.path, line + 2), fault)


def test_a_finding_in_the_same_block_of_the_other_language_is_about_a_parity_fault() -> None:
    fault = of("P004")
    other = fault.path.replace("zh-Hans", "en")
    assert near(finding(other, 3), fault)
    assert not near(finding(other, 5), fault)


def test_a_finding_in_the_other_language_is_not_about_a_fault_of_one_text() -> None:
    fault = of("F001")
    assert not near(finding(fault.path.replace(".en.", ".zh-Hans."), 3), fault)


def test_a_fault_with_names_is_met_by_what_names_it_anywhere_in_its_clause() -> None:
    (fault,) = (one for one in FAULTS if one.names and "merge" in one.names and one.name == "account.en")
    assert near(finding(fault.path, 99, "two versions of a merge stand here"), fault)
    assert not near(finding(fault.path, fault.after.count("\n", 0, fault.after.index(fault.new)) + 1), fault)


def test_a_passage_that_stands_twice_is_refused() -> None:
    with pytest.raises(ExamError, match="2 times"):
        exchanged("all or all", Passage(text="a", name="b.en", old="all", new="any"))


# --- the runner ------------------------------------------------------------------------------------------------------


def test_a_traceback_of_the_program_is_no_missed_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
    def broken() -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("tests.truth.stage.commands", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        stage.run("check", TEXTS)


def test_a_refusal_where_none_may_be_ends_the_exam() -> None:
    with pytest.raises(ExamError, match="No such command"):
        stage.must(stage.run("chekc", TEXTS))


def test_a_table_counts_only_errors_and_warnings_as_found() -> None:
    verdicts = ("error", "warning", "suggestion", "missed")
    made = [Answer(id=f"P{n}", group=("parity: count", "en"), verdict=one, said="") for n, one in enumerate(verdicts)]
    _, line, *_ = counted("faults", made).splitlines()
    assert line.split() == ["parity:", "count", "en", "4", "2", "1", "1", "P3"]


def test_a_table_names_the_material_edits_that_pass() -> None:
    made = [
        Answer(id="E1", group=("material", "en", "editorial"), verdict="editorial", said=""),
        Answer(id="E2", group=("material", "en", "substantive"), verdict="refused", said=""),
    ]
    printed = counted("edits", made)
    assert "material edits, editorial: E1\n" in printed
    assert "material    en           2          1          0        1  editorial 1, substantive 1" in printed


@pytest.mark.slow
def test_the_runner_answers_a_fault_and_an_edit() -> None:
    run = [sys.executable, "-m", "tests.truth.run", "faults", "edits", "F003", "E001", "E358"]
    printed = subprocess.run(run, capture_output=True, text=True, check=True, cwd=HERE.parents[1]).stdout
    assert "##### F003 warning" in printed and "accept" in printed
    assert "##### E001 editorial" in printed and "proposed as editorial" in printed
    assert "##### E358 clarified" in printed and "随时" in printed


# --- the redlines that a test can judge ------------------------------------------------------------------------------

TOLD: dict[str, tuple[str, ...]] = {
    "R28": (
        "Changes of this policy → Older versions",
        "[Split from “Changes of this policy”]",
        "[自“本政策的变更”拆出]",
    ),
    "R29": ("Security → Breaches", "安全 → 安全事件", "within [-72 hours-]{+48 hours+} after"),
    "R30": ("信息的提供与披露 → 合并与分立",),
    "R31": ("Returns → Goods that cannot be returned", "Contact ([-17.-]{+18.+})"),
    "R32": ("Automated decisions → Your rights", "[Merged into “Your rights”]", "[并入“您的权利”]"),
    "R33": ("Liability → Fees and liability", "责任 → 费用与责任"),
    "R34": ("Signals of your browser → Your choices", "Do Not Track[-, because there is no common standard for it-]."),
    "R35": ("逝者的信息 → 您的权利",),
    "R36": ("Moved passages\n  No sale → Your rights", "移动的段落\n  不出售信息 → 您的权利"),
    "R37": ("[Moved here from “Return and deletion”]", "[移至“协助”]"),
    "R40": ("[Numbers instead of bullets]", "[项目符号改为编号]"),
    "R41": ("[Bullets instead of these numbers]", "[编号改为项目符号"),
    "R42": ("[Numbers instead of bullets]", "11.4 {+lend your account to another person;+}"),
    "R43": ("Emphasis\n  Changes of this policy: if you agree to it (Bold now)", "仅在您同意后（改为加粗）"),
    "R44": ("强调方式\n  我们收集的信息：购买。（取消加粗）",),
    "R45": ("（不再突出显示）", "[不再突出显示]"),
    "R47": ("第十三条[原第十二条]和第十一条[原第十条]",),
    "R48": ("第十五条[原第十六条]",),
    "R49": ("References to another clause", "[-第十条 如何提出请求-]{+第九条 您的权利+}"),
    "R50": ("Phone of Privacy Desk: [-", "个人信息保护办公室的电话：[-"),
    "R53": ("For delivery before Christmas, order by [-December 18, 2026-]{+December 11, 2026+}. (Delivery)",),
    "R54": ("New names\n  {+Datarow Limited+}", "新出现的名称\n  {+行数有限公司+}"),
    "R55": ("Names no longer used\n  [-Copperdesk Limited-]", "不再出现的名称\n  [-铜案有限公司-]"),
    "R57": ("[Parted into paragraphs]", "[Joined into one paragraph]", "[此段拆分为数段]", "[以下各段合并为一段]"),
}
"""What the redlines of cases say, in words that a reader looks for."""
UNMARKED = ("R36", "R38", "R40", "R41", "R43", "R44", "R45", "R57")
"""Cases in which no word of a clause is struck or underlined."""


@pytest.fixture(scope="module")
def redline_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("redlines")
    stage.freeze(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "_ROOT", [folder / "frozen"])
        yield {case.id: show(case).said.partition("\n\n")[2] for case in REDLINES if case.id in {*TOLD, *UNMARKED}}


@pytest.mark.parametrize("id", TOLD)
def test_a_redline_shows_what_it_has_to(id: str, redline_texts: dict[str, str]) -> None:
    assert [told for told in TOLD[id] if told not in redline_texts[id]] == []


@pytest.mark.parametrize("id", UNMARKED)
def test_words_that_stayed_are_neither_struck_nor_underlined(id: str, redline_texts: dict[str, str]) -> None:
    clauses = [line for line in redline_texts[id].splitlines() if not line.startswith("  ")]
    assert [line for line in clauses if "[-" in line or "{+" in line] == []


def test_headings_alone_are_marked_where_a_clause_is_split_or_merged(redline_texts: dict[str, str]) -> None:
    marked = {
        id: re.findall(r"^(?! ).*?(\[-.*-\]|\{\+.*\+\})", redline_texts[id], re.MULTILINE) for id in ("R28", "R35")
    }
    assert marked == {"R28": ["{+Older versions+}", "{+历史版本+}"], "R35": ["[-第十四条-] [-逝者的信息-]"]}
