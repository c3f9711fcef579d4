"""Releasing: what an entry claims is held against the text, and an edition is frozen whole, once, and for ever."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import dedent, indent

import pytest
from click.testing import Result

from generator.editions import read_archive
from generator.model.source import Source
from generator.operations.release.harmless import Speech
from generator.operations.release.passages import unproven
from generator.operations.release.speech import names_in
from generator.parse.edit import with_item
from generator.parse.yamltext import WrittenYaml
from generator.redline import compare
from tests.releasing import (
    CARRIER,
    FACT,
    HISTORY,
    NO_PARTNERS,
    PARTNERS,
    SYNONYM,
    TYPO,
    Edit,
    House,
    copy_of,
    entry,
    findings,
    house,
    json_of,
    run,
    state,
    without_engine,
)
from tests.samples import ENGLISH, paragraph, section
from tests.support import ENGLISH as SENTENCES
from tests.support import library

TODAY = "2021-09-01"


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house that has released its first edition."""
    made = house(tmp_path_factory.mktemp("first"))
    with without_engine():
        assert made.take(HISTORY[0]).exit_code == 0
    return made


@pytest.fixture
def released(first: House, tmp_path: Path) -> House:
    return copy_of(first, tmp_path / "project")


def told(result: Result) -> tuple[str, str, tuple[str, ...]]:
    """Return message, marked line and helps of the only finding that stops a run."""
    blocks = [block for block in result.stderr.split("\n\n") if block.startswith("error[")]
    assert len(blocks) == 1, result.output
    message = blocks[0].split("\n", 1)[0].split("]: ", 1)[1]
    line = re.search(r"^ *\d+ \| (.*)$", blocks[0], re.MULTILINE)
    return message, line[1].strip() if line else "", tuple(re.findall(r"= help: (.*)", blocks[0]))


def refused(made: House, *arguments: str, day: str = TODAY) -> Result:
    """Run a release that has to be refused, and return what it said; nothing may have been written."""
    before = made.state()
    result = made.release(day, *arguments)
    assert result.exit_code == 1, result.output
    assert result.stderr.endswith("Nothing was written.\n")
    assert made.state() == before
    return result


def released_on(made: House, day: str = TODAY) -> Result:
    result = made.release(day)
    assert result.exit_code == 0, result.output
    return result


# --- claims -----------------------------------------------------------------------------------------------------------

BOTH = "{en: Said., zh-Hans: 已述。}"
CONTACT_ALONE = f"policy: {{change: substantive, clauses: [contact], summary: {BOTH}}}"


@dataclass(frozen=True, kw_only=True)
class Case:
    """An entry that claims what is not so: what was edited, what it says, and the one finding."""

    name: str
    edits: Sequence[Edit]
    works: str
    rule: str
    message: str
    line: str
    helps: tuple[str, ...]


CLAIMS = (
    Case(
        name="a text is called reviewed and was changed",
        edits=TYPO,
        works=f"policy: {{change: reviewed, summary: {BOTH}}}",
        rule="claim-not-only-reviewed",
        message="`policy` was not only reviewed: in en it is not what it was in 2021-06-30 (collection)",
        line=f"policy: {{change: reviewed, summary: {BOTH}}}",
        helps=(
            "say `change:` editorial, clarified, substantive or material, whichever it is",
            "or put the text back as it was",
        ),
    ),
    Case(
        name="a text is called reviewed and has another title",
        edits=[("policy/work.yaml", "title: Policy", "title: Our policy")],
        works="policy: {change: reviewed, locales: [en], summary: {en: Read.}}",
        rule="claim-not-only-reviewed",
        message=(
            "`policy` was not only reviewed: in en it is not what it was in 2021-06-30 (title, notice or signature)"
        ),
        line="policy: {change: reviewed, locales: [en], summary: {en: Read.}}",
        helps=(
            "say `change:` editorial, clarified, substantive or material, whichever it is",
            "or put the text back as it was",
        ),
    ),
    Case(
        name="a language is named and did not change",
        edits=TYPO,
        works=f"policy: {{change: editorial, summary: {BOTH}}}",
        rule="claim-without-change",
        message="`policy` in zh-Hans is what it was in 2021-06-30",
        line=f"policy: {{change: editorial, summary: {BOTH}}}",
        helps=(
            "list the languages that changed: `locales: [...]`",
            "say `change: reviewed` where nothing did",
        ),
    ),
    Case(
        name="a language changed and is not named",
        edits=CARRIER,
        works="policy: {change: substantive, locales: [en], summary: {en: Said.}}",
        rule="claim-incomplete",
        message="`policy` in zh-Hans changed as well (sharing), and the entry does not name it",
        line="policy: {change: substantive, locales: [en], summary: {en: Said.}}",
        helps=(
            "add zh-Hans to its `locales:`",
            "`clausebook diff` shows the change; `clausebook release --propose` writes an entry",
        ),
    ),
    Case(
        name="a work changed and is not named",
        edits=[("addendum/rights.en.md", "know of you", "keep of you"), *CARRIER],
        works=f"policy: {{change: substantive, summary: {BOTH}}}",
        rule="claim-incomplete",
        message="`addendum` in en changed as well (rights), and the entry does not name it",
        line="- edition: 2021-09-01",
        helps=(
            "add `addendum:` to its `works:`",
            "`clausebook diff` shows the change; `clausebook release --propose` writes an entry",
        ),
    ),
    Case(
        name="a clause changed and is not named",
        edits=CARRIER,
        works=f"addendum: {{change: reviewed, summary: {{en: Read.}}}}\n{CONTACT_ALONE}",
        rule="claim-clauses",
        message=(
            "the clauses of `policy` are not those that changed: sharing changed and is not named; "
            "contact is named and did not change"
        ),
        line=CONTACT_ALONE,
        helps=("write `clauses: [sharing]`",),
    ),
    Case(
        name="a clause is named that the work does not have",
        edits=[],
        works="addendum: {change: reviewed, clauses: [right], summary: {en: Read.}}",
        rule="claim-clauses",
        message="the clauses of `addendum` are not those that changed: right is named and is no clause of it",
        line="addendum: {change: reviewed, clauses: [right], summary: {en: Read.}}",
        helps=("did you mean `rights`?", "take it out of `clauses:`, or leave `clauses:` out"),
    ),
    Case(
        name="a clause is named that another work has",
        edits=[],
        works="addendum: {change: reviewed, clauses: [right, contact], summary: {en: Read.}}",
        rule="claim-clauses",
        message="the clauses of `addendum` are not those that changed: right, contact is named and is no clause of it",
        line="addendum: {change: reviewed, clauses: [right, contact], summary: {en: Read.}}",
        helps=(
            "did you mean `rights`?",
            "take it out of `clauses:`, or leave `clauses:` out",
        ),
    ),
    Case(
        name="a summary is missing in one language",
        edits=CARRIER,
        works="policy: {change: substantive, summary: {en: Said.}}",
        rule="summary-missing",
        message="`policy` has no summary in zh-Hans",
        line="policy: {change: substantive, summary: {en: Said.}}",
        helps=("say under `summary:` in a sentence what changed, for readers",),
    ),
    Case(
        name="a summary is there and empty",
        edits=TYPO,
        works='policy: {change: editorial, locales: [en], summary: {en: ""}}',
        rule="summary-missing",
        message="`policy` has no summary in en",
        line='policy: {change: editorial, locales: [en], summary: {en: ""}}',
        helps=("say under `summary:` in a sentence what changed, for readers",),
    ),
    Case(
        name="an editorial change turns a sentence round",
        edits=PARTNERS[:1],
        works=(
            "addendum: {change: reviewed, summary: {en: Read.}}\n"
            "policy: {change: editorial, locales: [en], summary: {en: Said.}}"
        ),
        rule="class-too-low",
        message=(
            "`editorial` says that nothing but the way of writing changed in `policy`, and in en that is not proven"
        ),
        line="policy: {change: editorial, locales: [en], summary: {en: Said.}}",
        helps=(
            "say `change: substantive`",
            "or `change: clarified` with a reason for each passage; `clausebook release --propose` prepares them",
        ),
    ),
    Case(
        name="readers get too little notice",
        edits=PARTNERS,
        works=f"policy: {{change: material, effective: 2021-09-30, summary: {BOTH}}}",
        rule="notice-too-short",
        message="`policy` takes effect on 2021-09-30, and a material change needs a notice of 30 days",
        line=f"policy: {{change: material, effective: 2021-09-30, summary: {BOTH}}}",
        helps=(
            "write `effective: 2021-10-01` or a later day",
            "or say in `because:` why it cannot wait; the history prints that",
        ),
    ),
    Case(
        name="readers get no notice at all, because nobody wrote a day",
        edits=PARTNERS,
        works=f"policy: {{change: material, summary: {BOTH}}}",
        rule="notice-too-short",
        message="`policy` takes effect on 2021-09-01, and a material change needs a notice of 30 days",
        line=f"policy: {{change: material, summary: {BOTH}}}",
        helps=(
            "write `effective: 2021-10-01` or a later day",
            "or say in `because:` why it cannot wait; the history prints that",
        ),
    ),
    Case(
        name="a change is called an adoption, which needs no notice",
        edits=PARTNERS,
        works=f"policy: {{change: adopted, summary: {BOTH}}}",
        rule="claim-adopted-before",
        message="`policy` in en and zh-Hans is published already: it cannot be adopted again",
        line=f"policy: {{change: adopted, summary: {BOTH}}}",
        helps=(
            "say `change:` editorial, clarified, substantive or material, whichever it is",
            "list the languages that are new: `locales: [...]`",
        ),
    ),
)


@pytest.mark.parametrize("case", CLAIMS, ids=lambda case: case.name)
def test_a_claim_that_does_not_hold_is_one_finding_and_nothing_is_written(case: Case, released: House) -> None:
    released.edit(*case.edits)
    released.enter(entry(TODAY, case.works))
    result = refused(released)
    assert case.rule in findings(result)
    assert told(result) == (case.message, case.line, case.helps)
    checked = released.release(TODAY, "--check")
    assert checked.exit_code == 1
    assert f"error[{case.rule}]" in checked.stderr


def test_two_entries_of_which_none_was_frozen_are_one_too_many(released: House) -> None:
    released.edit(*TYPO)
    released.enter(entry("2021-08-01", "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    released.enter(entry(TODAY, "addendum: {change: reviewed, summary: {en: Read.}}"))
    result = refused(released)
    assert "edition-skipped" in findings(result)
    assert "the edition 2021-08-01 was never frozen, and a newer entry stands above it" in result.stderr
    assert "= help: join the two entries into one, the newer" in result.stderr


def test_an_entry_of_a_day_to_come_waits_for_it(released: House) -> None:
    released.edit(*TYPO)
    released.enter(entry("2021-09-02", "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    assert told(refused(released)) == (
        "the edition 2021-09-02 is of a day to come; it is 2021-09-01",
        "- edition: 2021-09-02",
        ("release it on 2021-09-02", "or call it 2021-09-01, and write when it takes effect: `effective: 2021-09-02`"),
    )
    assert released.release(TODAY, "--check").exit_code == 0
    released_on(released, "2021-09-02")


STALE = f"---\nrelation: translation\nof: {'0' * 64}\n---\n"


def test_a_stale_translation_keeps_its_work_from_being_released(released: House) -> None:
    released.edit(*CARRIER[:1])
    released.write("policy/sharing.zh-Hans.md", STALE + released.text("policy/sharing.zh-Hans.md"))
    released.enter(entry(TODAY, "policy: {change: substantive, locales: [en], summary: {en: Said.}}"))
    assert findings(refused(released)) == ["stale-translation"]


def test_a_stale_translation_of_another_work_is_not_in_the_way(released: House) -> None:
    released.write("policy/sharing.zh-Hans.md", STALE + released.text("policy/sharing.zh-Hans.md"))
    released.enter(entry(TODAY, "addendum: {change: reviewed, summary: {en: Read.}}"))
    released_on(released)


def test_a_stale_translation_of_a_shared_clause_is_in_the_way_of_every_work(released: House) -> None:
    released.write("shared/law.en.md", "# Law\n\nThe law of the land applies.\n")
    released.write("shared/law.zh-Hans.md", STALE + "# 法律\n\n适用当地法律。\n")
    outline = "outline: [collection, sharing, {clause: children, as: section}, contact"
    released.write("policy/work.yaml", released.text("policy/work.yaml").replace(outline, f"{outline}, shared/law"))
    released.enter(entry(TODAY, f"policy: {{change: substantive, summary: {BOTH}}}"))
    assert findings(refused(released)) == ["stale-translation"]


def test_a_language_that_is_added_later_is_asked_for_and_adopted(released: House) -> None:
    work = released.text("addendum/work.yaml")
    chinese = "  zh-Hans: {title: 附录, dates: [effective, last-reviewed], outline: [rights]}\n"
    released.write("addendum/work.yaml", work + chinese)
    released.write("addendum/rights.zh-Hans.md", "# 权利\n\n您可以查询我们掌握的信息。\n")
    released.enter(entry(TODAY, "addendum: {change: reviewed, locales: [en], summary: {en: Read.}}"))
    assert told(refused(released)) == (
        "`addendum` in zh-Hans was never published, and the entry does not name it",
        "addendum: {change: reviewed, locales: [en], summary: {en: Read.}}",
        ("add zh-Hans to its `locales:`",),
    )
    text = released.text("changelog.yaml")
    adopted = "addendum: {change: adopted, locales: [zh-Hans], summary: {zh-Hans: 首版。}}"
    released.write(
        "changelog.yaml", text.replace("addendum: {change: reviewed, locales: [en], summary: {en: Read.}}", adopted, 1)
    )
    released_on(released)
    texts = [(one.work, one.locale) for one in released.archive().editions[-1].manifest.documents]
    assert texts == [("addendum", "zh-Hans")]


def test_a_language_that_is_taken_away_has_to_be_withdrawn(released: House) -> None:
    released.write("policy/work.yaml", released.text("policy/work.yaml").split("  zh-Hans:")[0])
    for name in ("collection", "sharing", "children", "contact"):
        (released.root / f"clauses/policy/{name}.zh-Hans.md").unlink()
    released.enter(entry(TODAY, "addendum: {change: reviewed, summary: {en: Read.}}"))
    result = refused(released)
    assert "claim-incomplete" in findings(result), result.output
    assert "`policy` in zh-Hans is published, and there is no working text of it" in result.stderr
    assert "withdraw it: `policy: {change: withdrawn, locales: [zh-Hans]}`" in result.stderr
    assert "or bring its text back" in result.stderr


def test_a_work_that_an_older_entry_alone_names_is_frozen_with_that_entry_first(tmp_path: Path) -> None:
    made = house(tmp_path)
    made.enter(entry("2021-06-30", "policy: {change: adopted, summary: {en: First., zh-Hans: 首版。}}"))
    assert made.release("2021-06-30").exit_code == 0
    archive, _ = read_archive(made.root)
    kept = [(one.id, {text.work for text in one.manifest.documents}) for one in archive.editions]
    assert kept == [("2019-12-19", {"addendum"}), ("2021-06-30", {"policy"})]


def test_a_review_may_name_the_clauses_that_were_read(released: House) -> None:
    released.enter(entry(TODAY, "addendum: {change: reviewed, clauses: [rights], summary: {en: Read.}}"))
    assert released.run("release").exit_code == 0


def test_one_summary_serves_all_languages(released: House) -> None:
    released.edit(*CARRIER)
    released.enter(entry(TODAY, "policy: {change: substantive, summary: Said.}"))
    released_on(released)


# --- classes ----------------------------------------------------------------------------------------------------------

TOUCHES = (
    ("en", "We answer within 15 days.", "We answer within 10 days.", "a figure"),
    ("en", "We keep fifteen copies.", "We keep fifty copies.", "a figure"),
    ("en", "We share half of it.", "We share all of it.", "a figure"),
    ("en", "A fee of 5% is due.", "A fee of 5€ is due.", "a figure"),
    ("en", "We answer within thirty days.", "We answer within thirty weeks.", "a period"),
    ("en", "We answer within thirty days.", "We answer within thirty business days.", "a period"),
    ("en", "We keep it for a month.", "We keep it for a year.", "a period"),
    ("en", "We keep it.", "We keep it indefinitely.", "a period"),
    ("en", "Open to minors.", "Open to guests.", "an age"),
    ("en", "Nobody aged less.", "Nobody less.", "an age"),
    ("en", "You don’t need it.", "You do need it.", "a negation"),
    ("en", "We do not sell it.", "We do sell it.", "a negation"),
    ("en", "We send it with consent.", "We send it without consent.", "a negation"),
    ("en", "We use it only for orders.", "We use it for orders.", "a negation"),
    ("en", "You may ask.", "You must ask.", "a modal verb"),
    ("en", "We will delete it.", "We delete it.", "a modal verb"),
    ("en", "We shall tell you.", "We tell you.", "a modal verb"),
    ("en", "Consent is required.", "Consent is usual.", "a modal verb"),
    ("en", "We give it to the carrier.", "We give it to third parties.", "a recipient"),
    ("en", "Our affiliates see it.", "Our staff see it.", "a recipient"),
    ("en", "Acme keeps it.", "Swift Parcel keeps it.", "a party or recipient"),
    ("en", "We tell you first.", "We tell you second.", "a figure"),
    ("en", "At least a copy.", "At most a copy.", "a figure"),
    ("en", "More than that.", "Less than that.", "a figure"),
    ("en", "We keep it until you ask.", "We keep it as you ask.", "a period"),
    ("en", "We keep it for a decade.", "We keep it for a while.", "a period"),
    ("en", "Non-personal records.", "Personal records.", "a negation"),
    ("en", "It is prohibited.", "It is known.", "a negation"),
    ("en", "We refuse to sell it.", "We like to sell it.", "a negation"),
    ("en", "You need to agree.", "You agree.", "a modal verb"),
    ("en", "You have to agree.", "You agree.", "a modal verb"),
    ("en", "It is permitted.", "It is known.", "a modal verb"),
    ("en", "We are obliged to delete it.", "We delete it.", "a modal verb"),
    ("en", "It is optional.", "It is mandatory.", "a modal verb"),
    ("en", "We’ll send it.", "We send it.", "a modal verb"),
    ("en", "The police see it.", "The staff see it.", "a recipient"),
    ("en", "Our agents see it.", "Our staff see it.", "a recipient"),
    ("zh-Hans", "我们在15日内答复。", "我们在10日内答复。", "a figure"),
    ("zh-Hans", "保存十二（12）个月。", "保存十三（12）个月。", "a figure"),
    ("zh-Hans", "赔偿壹万元。", "赔偿贰万元。", "a figure"),
    ("zh-Hans", "收集三种信息。", "收集四种信息。", "a figure"),
    ("zh-Hans", "依照第三条。", "依照第四条。", "a figure"),
    ("zh-Hans", "收取三分之一。", "收取三分之二。", "a figure"),
    ("zh-Hans", "保存至少一份。", "保存至多一份。", "a figure"),
    ("zh-Hans", "满14岁以上的人。", "满14岁以下的人。", "a figure"),
    ("zh-Hans", "我们当日答复。", "我们次日答复。", "a period"),
    ("zh-Hans", "幼儿可以使用。", "老人可以使用。", "an age"),
    ("zh-Hans", "我们只用于寄送。", "我们用于寄送。", "a negation"),
    ("zh-Hans", "我们停止共享。", "我们开始共享。", "a negation"),
    ("zh-Hans", "我们否认。", "我们承认。", "a negation"),
    ("zh-Hans", "中国以外的人。", "中国境内的人。", "a negation"),
    ("zh-Hans", "您需要同意。", "您同意。", "a modal verb"),
    ("zh-Hans", "您需同意。", "您同意。", "a modal verb"),
    ("zh-Hans", "我们会删除。", "我们删除。", "a modal verb"),
    ("zh-Hans", "允许您删除。", "请您删除。", "a modal verb"),
    ("zh-Hans", "我们有义务告知您。", "我们告知您。", "a modal verb"),
    ("zh-Hans", "关联企业获得信息。", "各个企业获得信息。", "a recipient"),
    ("zh-Hans", "政府部门获得信息。", "各个部门获得信息。", "a recipient"),
    ("zh-Hans", "我们在十五日内答复。", "我们在三十日内答复。", "a figure"),
    ("zh-Hans", "收取百分之五。", "收取百分之八。", "a figure"),
    ("zh-Hans", "保存半年。", "保存一年。", "a figure"),
    ("zh-Hans", "我们在15日内答复。", "我们在15个工作日内答复。", "a period"),
    ("zh-Hans", "保存三年。", "保存三月。", "a period"),
    ("zh-Hans", "我们保存。", "我们永久保存。", "a period"),
    ("zh-Hans", "未成年人可以使用。", "所有人可以使用。", "an age"),
    ("zh-Hans", "我们不出售信息。", "我们出售信息。", "a negation"),
    ("zh-Hans", "未经您的同意而提供。", "经您的同意而提供。", "a negation"),
    ("zh-Hans", "我们仅用于寄送。", "我们用于寄送。", "a negation"),
    ("zh-Hans", "您不同意。", "您同意。", "a negation"),
    ("zh-Hans", "您可以查询。", "您应当查询。", "a modal verb"),
    ("zh-Hans", "您不得转让。", "您得转让。", "a modal verb"),
    ("zh-Hans", "我们须告知您。", "我们告知您。", "a modal verb"),
    ("zh-Hans", "我们向第三方提供。", "我们向客服提供。", "a recipient"),
    ("zh-Hans", "顶点公司保存信息。", "迅达物流保存信息。", "a party or recipient"),
)
"""A language, a text, an editorial change of it, and what that touches."""

NEAR_MISSES = (
    ("en", "We collect what you type.", "We collect what you enter."),
    ("en", "The mayor of it.", "The major of it."),
    ("en", "The noted text.", "The given text."),
    ("en", "A candle and a mill.", "A lamp and a shop."),
    ("en", "On Monday mornings.", "On Monday evenings."),
    ("en", "You may ask us.", "You may ask our office."),
    ("en", "It is not kept here.", "It is not stored here."),
    ("en", "The wonder of it.", "The beauty of it."),
    ("zh-Hans", "您可以删除信息。", "您可以清除信息。"),
    ("zh-Hans", "日常的工作。", "平常的工作。"),
    ("zh-Hans", "相应的措施。", "有关的措施。"),
    ("zh-Hans", "非常感谢。", "十分感谢。"),
    ("zh-Hans", "无论何时。", "不论何时。"),
    ("zh-Hans", "未来的服务。", "今后的服务。"),
    ("zh-Hans", "我们不断改进。", "我们持续改进。"),
    ("zh-Hans", "可能的原因。", "潜在的原因。"),
    ("zh-Hans", "会员服务。", "用户服务。"),
    ("zh-Hans", "社会责任。", "公众责任。"),
    ("zh-Hans", "网站功能。", "网站用途。"),
    ("zh-Hans", "所需的信息。", "必要的信息。"),
    ("zh-Hans", "一种服务。", "某种服务。"),
    ("zh-Hans", "以上信息。", "上述信息。"),
    ("zh-Hans", "免费服务。", "赠送服务。"),
    ("zh-Hans", "询问是否收到。", "询问何时收到。"),
    ("en", "A nonprofit office.", "A charitable office."),
    ("en", "We learn more of it.", "We learn much of it."),
    ("en", "We have it in a drawer.", "We put it in a drawer."),
    ("zh-Hans", "我们不出售信息。", "我们不出售数据。"),
)


def met(locale: str, old: str, new: str) -> list[str]:
    """Return what the passage touches that a change of a text leaves unproven."""
    names = ("Acme", "Swift Parcel", "顶点公司", "迅达物流")
    before, after = (
        replace(ENGLISH, locale=locale, sections=(section("s", "T", paragraph(text)),)) for text in (old, new)
    )
    (found,) = unproven(compare(before, after), Speech(locale=locale, terms=(), names=names))
    assert found.clause == "s" and ("[-" in found.text or "{+" in found.text)
    return [SENTENCES.say(kind) for kind in found.kinds]


@pytest.mark.parametrize("locale, old, new, kind", TOUCHES)
def test_a_clarified_change_leaves_alone_what_decides(locale: str, old: str, new: str, kind: str) -> None:
    assert kind in met(locale, old, new)
    assert kind in met(locale, new, old), "to take it out is as bad as to put it in"


@pytest.mark.parametrize("locale, old, new", NEAR_MISSES)
def test_other_words_are_never_proven_and_touch_no_right_or_duty(locale: str, old: str, new: str) -> None:
    relating = {"a word that relates others", "other words"}
    assert set(met(locale, old, new)) <= relating
    assert set(met(locale, new, old)) <= relating


@pytest.mark.parametrize(
    "locale, old, new, kind",
    [
        ("en", "Kept after you ask.", "Kept before you ask.", "a period"),
        ("en", "Users who pay may ask.", "Users, who pay, may ask.", "a mark"),
        ("en", "We keep it in Ireland.", "We keep it in Iceland.", "a name"),
        ("en", "Placing an order.", "Placing an Order.", "a name"),
        ("en", "Within 60 days of receipt.", "Within 60 days of dispatch.", "a period"),
        ("en", "The list that we made.", "The list which you made.", "a word that relates others"),
        ("zh-Hans", "存储在德国。", "存储在法国。", "a name"),
        ("zh-Hans", "周一答复。", "周五答复。", "a word that relates others"),
        ("zh-Hans", "接入前更新。", "接入后更新。", "a word that relates others"),
        ("zh-Hans", "自交易完成之日起三年。", "自交易开始之日起三年。", "a period"),
        ("zh-Hans", "我们收集姓名、电话。", "我们收集姓名，电话。", "a mark"),
    ],
)
def test_what_words_are_tells_that_they_decide(locale: str, old: str, new: str, kind: str) -> None:
    assert kind in met(locale, old, new)
    assert kind in met(locale, new, old)


EVERYWHERE: Sequence[tuple[str, Edit, str]] = (
    ("a cell of a table", ("policy/collection.en.md", "| The parcel |", "| No parcel |"), "a negation"),
    ("an item of a list", ("policy/collection.en.md", "two parcels", "three parcels"), "a figure"),
    ("a new item", ("policy/collection.en.md", "- Your orders", "- No secrets.\n- Your orders"), "a negation"),
    ("a new row", ("policy/collection.en.md", "| Address |", "| Age | Never |\n| Address |"), "a negation"),
    ("a heading", ("policy/sharing.en.md", "# Sharing", "# No sharing"), "a negation"),
    ("a fact", ("facts.yaml", "answer: 15 days", "answer: 10 days"), "a fact"),
    ("an age among the facts", ("facts.yaml", "minor-age: 18", "minor-age: 14"), "a fact"),
    ("a telephone number", ("facts.yaml", "2828 3350", "2828 3351"), "a figure"),
    ("the name of a party", ("facts.yaml", "en: Acme", "en: Bcme"), "a party or recipient"),
    ("the title", ("policy/work.yaml", "title: Policy", "title: No policy"), "a negation"),
)


@pytest.mark.parametrize("edit, kind", [case[1:] for case in EVERYWHERE], ids=[case[0] for case in EVERYWHERE])
def test_what_decides_is_seen_wherever_it_stands(edit: Edit, kind: str, released: House) -> None:
    released.edit(edit)
    released.enter(entry(TODAY, f"policy: {{change: editorial, summary: {BOTH}}}"))
    result = refused(released)
    assert "class-too-low" in findings(result), result.output
    assert re.search(rf"= note: .*{kind}", result.stderr), result.output


def test_a_clause_that_comes_or_goes_is_no_slip_of_the_pen(released: House) -> None:
    for locale, text in (("en", "# New\n\nNew text.\n"), ("zh-Hans", "# 新\n\n新的文字。\n")):
        released.write(f"policy/new.{locale}.md", text)
        (released.root / f"clauses/policy/children.{locale}.md").unlink()
    work = released.text("policy/work.yaml")
    released.write("policy/work.yaml", work.replace("{clause: children, as: section}", "new"))
    released.enter(entry(TODAY, f"policy: {{change: editorial, summary: {BOTH}}}"))
    said = refused(released).stderr
    assert "= note: new, a clause that came: {+New+}" in said
    assert "= note: children, a clause that went, an age: [-Children-]" in said


def test_an_entry_may_name_a_clause_that_it_takes_out(released: House) -> None:
    for locale in ("en", "zh-Hans"):
        (released.root / f"clauses/policy/children.{locale}.md").unlink()
    work = released.text("policy/work.yaml")
    released.write("policy/work.yaml", work.replace("{clause: children, as: section}, ", ""))
    released.enter(entry(TODAY, f"policy: {{change: substantive, clauses: [children], summary: {BOTH}}}"))
    released_on(released)


PROVIDERS = """\
california:
  purposes: {account: {en: Account}}
  sources: {direct: {en: You}}
  recipients: {banks: {en: Northern Bank, zh-Hans: 北方银行}, post: Post}
  categories:
    identifiers: {letter: A, label: Identifiers, statute: § 1, examples: A name, disclosed: [banks, post]}
"""


def test_the_names_of_a_language_are_those_of_parties_and_recipients() -> None:
    named = library(
        {
            "clauses/facts.yaml": "parties: {acme: {name: Acme}, carrier: {name: {en: Swift, zh-Hans: 迅达}}}\n",
            "clauses/inventory.yaml": PROVIDERS,
        }
    )
    assert names_in(named, "en") == ("Acme", "Northern Bank", "Post", "Swift")
    assert names_in(named, "zh-Hans") == ("Acme", "Post", "北方银行", "迅达")


# --- reasons and notice -----------------------------------------------------------------------------------------------


def test_no_reason_makes_an_editorial_change_of_another_figure(released: House) -> None:
    released.edit(("facts.yaml", "2828 3350", "2828 3351"))
    works = f"policy: {{change: editorial, because: A digit was wrong., clauses: [contact], summary: {BOTH}}}"
    released.enter(entry(TODAY, works))
    assert findings(refused(released)) == ["class-too-low", "class-too-low"]


def clarified(released: House, keep: Callable[[str], str]) -> None:
    """Turn the proposed entry into one of a clarified change, with reasons; `keep` alters the text of the file."""
    assert released.release(TODAY, "--propose").exit_code == 0
    text = re.sub(r"(?m)^(      )#( *)(\S)", r"\1\2\3", released.text("changelog.yaml"))
    text = re.sub(r"reasons:.*", "reasons:", text).replace("change: substantive", "change: clarified", 1)
    text = text.replace("answered-by:", "answered-by: Head of Legal")
    text = re.sub(r'(en: )("")?(?=[,\n])', r"\1The same.", re.sub(r'(zh-Hans: )("")?(?=[}\n])', r"\1含义相同。", text))
    released.write("changelog.yaml", keep(text))


def test_other_words_are_clarified_with_a_reason_for_each_passage_that_the_history_prints(released: House) -> None:
    released.edit(*SYNONYM)
    clarified(released, str)
    released_on(released)
    history = released.run("history").stdout
    assert "sharing (en): We do not sell it. The carrier [-gets-]{+receives+} the address" in history
    assert "The same." in history
    assert released.build(TODAY).exit_code == 0
    page = (released.root / "output/en/policy/index.html").read_text(encoding="utf-8")
    listed = page.partition('<section class="editions"')[2]
    assert (
        '<span class="kind">Clarification</span>' in listed
        and '<span class="summary reason">The same.</span>' in listed
    )
    for locale in ("en", "zh-Hans"):
        (row, *_) = json_of(released.run("history", "policy", "--locale", locale, "--json"))
        told = [(one["clause"], one["locale"]) for one in row["change"]["reasons"] if one["locale"] == locale]
        assert (row["class"], told) == ("clarified", [("sharing", locale)])
    assert json_of(released.run("history", "--on", TODAY, "policy", "--json"))


def test_a_clarified_passage_lacks_its_reason_in_one_language(released: House) -> None:
    released.edit(*SYNONYM)
    clarified(released, lambda text: text.replace("zh-Hans: 含义相同。}", "zh-Hans: }", 1))
    assert findings(refused(released)) == ["reason-missing"]


def test_a_reason_is_for_the_passage_that_it_quotes(released: House) -> None:
    released.edit(*SYNONYM)
    clarified(released, lambda text: text.replace("{+receives+}", "{+obtains+}"))
    assert findings(refused(released)) == ["reason-missing", "class-too-low", "reason-missing"], (
        "one without a reason and a name, one reason too many"
    )


@pytest.mark.parametrize(
    "locale, old, new",
    [
        ("en", "Kept apart from our own funds.", "Recorded apart from our own funds."),
        ("en", "Unless you acted fraudulently.", "Unless you acted negligently."),
        ("en", "A binding order obliges us.", "An order obliges us."),
        ("en", "The sender pays the carrier.", "The carrier pays the sender."),
        ("zh-Hans", "被告住所地的法院。", "原告住所地的法院。"),
        ("zh-Hans", "还会通过短信通知您。", "还会通过公告通知您。"),
    ],
)
def test_a_word_for_another_needs_somebody_to_answer_for_it(locale: str, old: str, new: str) -> None:
    assert met(locale, old, new)


@pytest.mark.parametrize(
    "locale, old, new",
    [
        ("en", "You click the link below the text simply.", "You simply click the link below the text."),
        ("zh-Hans", "您可以随时通过该链接退订。", "您可以通过该链接随时退订。"),
    ],
)
def test_a_phrase_that_moved_meets_what_it_holds(locale: str, old: str, new: str) -> None:
    assert not met(locale, old, new)


def test_a_clarified_passage_that_touches_what_decides_needs_a_name(released: House) -> None:
    released.edit(*PARTNERS)
    clarified(released, lambda text: re.sub("answered-by: Head", "#answered-by: Head", text))
    assert findings(refused(released)) == ["class-too-low", "class-too-low"]
    released.write("changelog.yaml", released.text("changelog.yaml").replace("#answered-by", "answered-by"))
    released_on(released)
    assert "Head of Legal" in released.run("history").stdout


def test_a_typed_number_that_is_another_clauses_now_is_refused(house_of_numbers: House) -> None:
    work = house_of_numbers.text("policy/work.yaml")
    house_of_numbers.write("policy/work.yaml", work.replace("[collection, sharing,", "[sharing, collection,"))
    house_of_numbers.enter(entry(TODAY, f"policy: {{change: substantive, summary: {BOTH}}}"))
    result = refused(house_of_numbers)
    assert findings(result) == ["reference-moved", "reference-moved"]
    assert "“Section 2” was typed for `sharing`, and is the number of `collection` now" in result.stderr
    assert "“第2条”" in result.stderr
    house_of_numbers.edit(
        ("policy/contact.en.md", "See Section 2", "See Section 1"), ("policy/contact.zh-Hans.md", "第2条", "第1条")
    )
    released_on(house_of_numbers)


@pytest.fixture
def house_of_numbers(tmp_path: Path) -> House:
    """Return a house whose clauses have numbers, one of which is typed, released once."""
    made = house(tmp_path / "numbers")
    work = made.text("policy/work.yaml").replace("dates:", 'numbering: {sections: ["1."]}\n    dates:')
    made.write("policy/work.yaml", work)
    for locale, words in (("en", "See Section 2. Section 2 of the Privacy Act is a law."), ("zh-Hans", "见第2条。")):
        made.write(f"policy/contact.{locale}.md", made.text(f"policy/contact.{locale}.md") + f"\n{words}\n")
    adopted = f"policy: {{change: adopted, summary: {BOTH}}}\naddendum: {{change: reviewed, summary: {{en: Read.}}}}"
    made.enter(entry("2021-06-30", adopted))
    released_on(made, "2021-06-30")
    return made


def test_a_translation_that_nobody_read_is_refused_until_somebody_says_why_there_is_none(released: House) -> None:
    work = released.text("policy/work.yaml")
    chinese = "outline: [collection, sharing, {clause: children, as: section}, contact]\n"
    absent = "outline: [collection, sharing, contact]\n    absent: {children: unread}\n"
    head, tail = work.split("  zh-Hans:")
    released.write("policy/work.yaml", f"{head}  zh-Hans:{tail.replace(chinese, absent)}")
    (released.root / "clauses/policy/children.zh-Hans.md").unlink()
    released.enter(
        entry(TODAY, f"policy: {{change: substantive, locales: [zh-Hans], clauses: [children], summary: {BOTH}}}")
    )
    assert findings(refused(released)) == ["missing-translation"]
    released.edit(("policy/work.yaml", "{children: unread}", "{children: No children order in China.}"))
    released_on(released)


def test_a_material_change_of_a_text_that_promises_notice_needs_the_period(released: House) -> None:
    released.edit(("policy/work.yaml", "notice-period: {material: 30 days}\n", ""), *PARTNERS)
    title = (
        "policy/sharing.en.md",
        "# Sharing",
        "# Changes to this policy\n\nWe tell you of them thirty days in advance.",
    )
    released.edit(title)
    released.enter(entry(TODAY, f"policy: {{change: material, summary: {BOTH}}}"))
    result = refused(released)
    assert findings(result) == ["notice-promised"]
    assert "“We tell you of them thirty days in advance.”" in result.stderr
    released.edit(("changelog.yaml", "change: material, summary", "change: substantive, summary"))
    released_on(released)


def test_an_effective_date_before_the_edition_is_asked_about(released: House) -> None:
    released.edit(*PARTNERS)
    released.enter(entry(TODAY, f"policy: {{change: substantive, effective: 2021-08-01, summary: {BOTH}}}"))
    result = released.release(TODAY)
    assert result.exit_code == 0
    assert "warning[effective-past]: a change of `policy` is said to take effect on 2021-08-01" in result.stderr


def test_a_sentence_that_was_turned_round_is_named_with_the_one_that_readers_relied_on(released: House) -> None:
    released.edit(*PARTNERS, ("policy/collection.en.md", "We collect what", "We never collect what"))
    released.enter(entry(TODAY, f"policy: {{change: substantive, summary: {BOTH}}}"))
    result = released.release(TODAY)
    assert result.exit_code == 0, result.output
    assert result.stderr.count("[claim-reversed]") == 2
    assert "suggestion[claim-reversed]: `我们向合作伙伴出售信息`" in result.stderr
    assert "= note: sharing in edition 2021-06-30: `我们不出售信息`" in result.stderr
    assert "= note: collection in edition 2021-06-30: `We collect what you type, so that" in result.stderr


@pytest.mark.parametrize(
    "new", ["我们不向任何人出售信息。", "我们不出售信息。我们出售纸张等商品。", "经您同意，我们可以出售信息。"]
)
def test_what_is_not_the_opposite_of_a_frozen_sentence_is_not_named(new: str, released: House) -> None:
    released.edit(("policy/sharing.zh-Hans.md", "我们不出售信息。", new))
    released.enter(entry(TODAY, f"policy: {{change: substantive, locales: [zh-Hans], summary: {BOTH}}}"))
    assert "claim-reversed" not in released_on(released).stderr


@pytest.mark.parametrize("left, answer, count", [("", "yes", 1), ("", "no", 0), ("我们不出售任何信息。", "yes", 0)])
def test_a_claim_is_held_against_the_frozen_text_where_the_text_is_silent(
    left: str, answer: str, count: int, released: House
) -> None:
    released.edit(("policy/sharing.zh-Hans.md", "我们不出售信息。", left))
    released.write("facts.yaml", released.text("facts.yaml") + f"claims: {{sells: {answer}}}\n")
    released.enter(entry(TODAY, f"policy: {{change: substantive, locales: [zh-Hans], summary: {BOTH}}}"))
    said = released.release(TODAY).stderr
    assert said.count(f"suggestion[claim-reversed]: `sells: {answer}`") == count
    assert said.count("= note: sharing in edition 2021-06-30: `我们不出售信息`") == count


def test_a_sentence_about_two_acts_is_named_once(released: House) -> None:
    said = ""
    for day, new in ((TODAY, "我们不会出售信息用于训练模型。"), ("2021-10-01", "我们会出售信息用于训练模型。")):
        released.write("policy/sharing.zh-Hans.md", f"# 共享\n\n{new}\n")
        released.enter(entry(day, f"policy: {{change: substantive, locales: [zh-Hans], summary: {BOTH}}}"))
        said = released_on(released, day).stderr
    assert said.count("[claim-reversed]") == 1


def test_what_was_said_both_ways_is_not_turned_round(released: House) -> None:
    twice = "We sell personal information to partners. We do not sell personal information."
    released.edit(("policy/sharing.en.md", "We do not sell it.", twice))
    released.enter(entry(TODAY, f"policy: {{change: substantive, locales: [en], summary: {BOTH}}}"))
    released_on(released)
    released.edit(("policy/sharing.en.md", twice, "We do not sell your personal information."))
    released.enter(entry("2021-10-01", f"policy: {{change: substantive, locales: [en], summary: {BOTH}}}"))
    assert "claim-reversed" not in released_on(released, "2021-10-01").stderr


def test_a_reason_overrides_the_notice_and_is_frozen(released: House) -> None:
    released.edit(*PARTNERS)
    released.enter(entry(TODAY, f"policy: {{change: material, because: A court ordered it., summary: {BOTH}}}"))
    released_on(released)
    (change,) = released.archive().editions[-1].manifest.entry.works
    assert (change.because, change.effective.isoformat()) == ("A court ordered it.", TODAY)


@pytest.mark.parametrize(
    "period, day, last_refused, first_allowed",
    [
        ("30 days", "2021-09-01", "2021-09-30", "2021-10-01"),
        ("2 weeks", "2021-09-01", "2021-09-14", "2021-09-15"),
        ("1 month", "2021-08-31", "2021-09-29", "2021-09-30"),
        ("6 months", "2021-08-31", "2022-02-27", "2022-02-28"),
        ("1 year", "2024-02-29", "2025-02-27", "2025-02-28"),
        ("10 business days", "2021-09-01", "2021-09-14", "2021-09-15"),
        ("1 business day", "2021-09-03", "2021-09-05", "2021-09-06"),
    ],
)
def test_the_first_day_that_the_notice_allows(
    period: str, day: str, last_refused: str, first_allowed: str, released: House
) -> None:
    released.edit(("policy/work.yaml", "material: 30 days", f"material: {period}"), *PARTNERS)
    released.enter(entry(day, f"policy: {{change: material, effective: {last_refused}, summary: {BOTH}}}"))
    _, _, helps = told(refused(released, day=day))
    assert helps[0] == f"write `effective: {first_allowed}` or a later day"
    released.edit(("changelog.yaml", last_refused, first_allowed))
    released_on(released, day)


def test_notice_counts_from_the_day_of_the_release_not_from_an_older_one_in_the_entry(released: House) -> None:
    """Nobody could have read on its day an edition that is frozen five weeks later."""
    released.edit(*PARTNERS)
    released.enter(entry("2021-08-01", f"policy: {{change: material, effective: 2021-09-05, summary: {BOTH}}}"))
    _, _, helps = told(refused(released, day="2021-09-05"))
    assert helps[0] == "write `effective: 2021-10-05` or a later day"
    released_on(released, "2021-08-01")


def test_the_notice_of_one_class_is_not_asked_of_another(released: House) -> None:
    released.edit(*PARTNERS)
    released.enter(entry(TODAY, f"policy: {{change: substantive, summary: {BOTH}}}"))
    released_on(released)


# --- an edition is frozen once ----------------------------------------------------------------------------------------


def test_a_released_edition_is_never_touched(released: House) -> None:
    before = released.state()
    again = released.release(TODAY)
    assert again.exit_code == 1
    assert again.stderr == (
        "error: there is nothing to release: 2021-06-30 is frozen; `clausebook release --propose` begins the next\n"
    )
    assert released.state() == before


def test_a_folder_that_stands_where_an_edition_shall_come_is_left_alone(released: House) -> None:
    released.edit(*TYPO)
    released.enter(entry(TODAY, "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    released.folder(TODAY).mkdir()
    (released.folder(TODAY) / "note.txt").write_text("mine")
    before = released.state()
    result = released.release(TODAY)
    assert result.exit_code == 1
    assert findings(result) == ["edition-damaged"]
    assert released.state() == before


def test_a_dry_run_shows_the_redline_and_what_would_be_written(released: House) -> None:
    released.edit(*TYPO)
    released.enter(entry(TODAY, "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    before = released.state()
    result = released.release(TODAY, "--dry-run")
    assert result.exit_code == 0
    assert "[-two-]{+2+}" in result.stdout
    assert released.state() == before
    digest = re.search(r"2021-09-01 would be frozen; its hash is ([0-9a-f]{64})", result.stderr)
    assert digest
    released_on(released)
    assert released.archive().editions[-1].sha256 == digest[1]


def test_a_release_writes_what_its_manifest_says_and_nothing_else(released: House) -> None:
    before = released.state()
    released.edit(*TYPO)
    text = entry(TODAY, "policy: {change: editorial, locales: [en], summary: {en: A word.}}")
    released.enter(text)
    released_on(released)
    after = state(released.root)
    new = {name for name in after if after[name] != before.get(name)}
    folder = f"editions/{TODAY}"
    parts = [f"en.policy.{part}" for part in ("html", "json", "pdf")]
    assert new == {
        "clauses/policy/collection.en.md",
        "clauses/changelog.yaml",
        *(f"{folder}/{name}" for name in ("manifest.json", *parts, "SHA256SUMS", "VERIFY.txt")),
    }
    assert released.verify("--as-of", TODAY).exit_code == 0


def test_the_gate_passes_where_nothing_changed_and_names_what_did(released: House) -> None:
    assert released.release(TODAY, "--check").exit_code == 0
    released.edit(*TYPO)
    result = released.release(TODAY, "--check")
    assert result.exit_code == 1
    assert "[-two-]{+2+}" in result.stdout
    assert result.stderr == "No entry covers this; `clausebook release --propose` writes one.\n"
    released.enter(entry(TODAY, "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    assert released.release(TODAY, "--check").stderr == "2021-09-01 covers what changed.\n"


def test_comments_notes_and_the_order_of_files_are_no_change(released: House) -> None:
    text = released.text("changelog.yaml")
    released.write("changelog.yaml", text.replace("works:", "notes: For the team.\n  works:", 1))
    released.edit(("policy/sharing.en.md", "The carrier gets", "The carrier\ngets"))
    assert released.release(TODAY, "--check").exit_code == 0


def test_before_the_first_release_the_entry_of_today_is_the_one_to_complete(released: House) -> None:
    (released.root / "editions").rename(released.root / "unread")
    text = released.text("changelog.yaml")
    result = released.release("2021-06-30", "--propose")
    assert result.exit_code == 0 and "2021-06-30 is not frozen yet and names all" in result.stderr, result.output
    assert released.text("changelog.yaml") == text
    assert released.release("2021-07-01", "--propose").exit_code == 0


ENTRY = "- edition: 2021-09-01\n  works:\n    policy: {change: reviewed}\n\n"


@pytest.mark.parametrize(
    "head, old, shown",
    [
        ("# Editions.\n", "- edition: a\n  notes: |\n    - b\n", ENTRY),
        ("# Editions.\n\n", "  - edition: a\n    notes: b\n", indent(ENTRY, "  ")),
        ("# Editions - all.\n---\n", "-\n  edition: a\n", ENTRY),
        ("# Nothing yet.\n", "", ENTRY),
        ("", "", ENTRY),
    ],
)
def test_a_new_entry_stands_above_the_others_and_below_the_comment_of_the_file(head: str, old: str, shown: str) -> None:
    item = WrittenYaml(text=dedent(f"  {ENTRY[2:]}"))
    source = Source(path="clauses/changelog.yaml", text=head + old)
    assert with_item(source, (0,), item).text == head + shown + old


def test_a_changelog_without_a_line_for_an_entry_is_left_alone(released: House) -> None:
    text = "[{edition: 2021-06-30, works: {addendum: {change: adopted}, policy: {change: adopted}}}]\n"
    (released.root / "editions").rename(released.root / "unread")
    released.write("changelog.yaml", text)
    result = released.release(TODAY, "--propose")
    assert result.exit_code == 1 and "leaves the rest of the file as it is" in result.stderr, result.output
    assert released.text("changelog.yaml") == text


# --- stories ----------------------------------------------------------------------------------------------------------


def test_what_stands_in_the_entry_beside_it_is_in_the_language_of_its_reader(
    released: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSEBOOK_LANG", "zh-Hans")
    released.edit(*TYPO, *SYNONYM)
    assert released.release(TODAY, "--propose").exit_code == 0
    said = re.findall(r":   # (.*)", released.text("changelog.yaml"))
    who = "由谁负责说明：涉及措辞"
    assert said[:3] == ["写 `change: clarified` 的，逐处写明理由；否则请删去以下各行", who, who]


def test_the_entry_that_a_difference_implies_is_refused_open_and_released_completed(released: House) -> None:
    released.edit(*TYPO, *SYNONYM)
    proposed = released.release(TODAY, "--propose")
    assert proposed.exit_code == 0
    assert proposed.stdout == (
        "- edition: 2021-09-01\n  works:\n    policy:\n      change: substantive\n"
        "      clauses: [collection, sharing]\n"
        "      #reasons:   # with `change: clarified`, a reason for each; else take these lines out\n"
        "      #  - clause: sharing\n"
        "      #    locale: en\n"
        '      #    passage: "We do not sell it. The carrier [-gets-]{+receives+} the address, and must delete it…"\n'
        "      #    because: {en: , zh-Hans: }\n"
        "      #    answered-by:   # who answers for it: it touches other words\n"
        "      #  - clause: sharing\n"
        "      #    locale: zh-Hans\n"
        '      #    passage: "我们不出售信息。承运人[-获得-]{+收到+}地址，并应当在事后删除。"\n'
        "      #    because: {en: , zh-Hans: }\n"
        "      #    answered-by:   # who answers for it: it touches other words\n"
        '      summary:\n        en: ""\n        zh-Hans: ""\n\n'
    )
    text = released.text("changelog.yaml")
    assert text.startswith("# The editions, newest first.\n" + proposed.stdout + "- edition: 2021-06-30\n")
    assert findings(refused(released)) == ["summary-missing"]
    released.write("changelog.yaml", text.replace('en: ""', "en: Said.").replace('zh-Hans: ""', "zh-Hans: 已述。"))
    released_on(released)


PROPOSALS: Sequence[tuple[str, Sequence[Edit], Sequence[str]]] = (
    ("nothing", [], ["addendum:", "change: reviewed", "policy:", "change: reviewed"]),
    ("a word", TYPO, ["policy:", "change: editorial", "locales: [en]", "clauses: [collection]"]),
    ("a negation", PARTNERS, ["policy:", "change: substantive", "clauses: [sharing]"]),
    ("a fact", FACT, ["policy:", "change: substantive", "clauses: [contact]"]),
)


@pytest.mark.parametrize("edits, lines", [case[1:] for case in PROPOSALS], ids=[case[0] for case in PROPOSALS])
def test_a_proposal_has_the_lowest_class_that_the_text_allows(
    edits: Sequence[Edit], lines: Sequence[str], released: House
) -> None:
    released.edit(*edits)
    proposed = released.release(TODAY, "--propose").stdout
    said = [line.strip() for line in proposed.splitlines()[2:] if not line.lstrip().startswith("#")]
    assert [line for line in said if line and not line.endswith('""') and line != "summary:"] == list(lines)
    released.write("changelog.yaml", released.text("changelog.yaml").replace('""', "Said."))
    released_on(released)


def test_a_second_proposal_adds_what_changed_since_to_the_entry_that_is_not_frozen(released: House) -> None:
    released.edit(*TYPO)
    assert released.release(TODAY, "--propose").exit_code == 0
    released.write("changelog.yaml", released.text("changelog.yaml").replace('""', "Said."))
    before = released.text("changelog.yaml")
    again = released.release(TODAY, "--propose")
    assert again.exit_code == 0 and "2021-09-01 is not frozen yet and names all that changed" in again.stderr
    assert released.text("changelog.yaml") == before
    released.edit(*CARRIER)
    released.write("addendum/rights.en.md", "# Rights\n\nAsk us what we know.\n")
    more = released.release(TODAY, "--propose")
    assert more.exit_code == 0 and "what changed since now stands in it" in more.stderr, more.output
    after = released.text("changelog.yaml")
    assert "en: Said." in after and after.index("    addendum:\n") > after.index("    policy:\n")
    assert "locales: [en, zh-Hans]" in after and "clauses: [collection, sharing]" in after, after
    released.write(
        "changelog.yaml", after.replace('""', "Said.").replace("change: editorial", "change: substantive", 1)
    )
    told = released.release(TODAY)
    assert findings(told) == ["summary-missing"], told.output
    both = "en: Said.\n        zh-Hans: 已述。"
    released.write("changelog.yaml", released.text("changelog.yaml").replace("en: Said.", both, 1))
    released_on(released)


def test_an_outline_that_alone_changed_needs_no_name_and_may_have_one(released: House) -> None:
    released.write("policy/children.en.md", released.text("policy/children.en.md") + "\n::: outline\n:::\n")
    released.enter(entry(TODAY, "policy: {change: substantive, locales: [en], clauses: [children], summary: Said.}"))
    made = released.release(TODAY)
    assert made.exit_code == 0, made.output
    added = run("new", "clause", "policy/cookies", "--locale", "en", "--project", released.root)
    assert added.exit_code == 0
    released.write("policy/cookies.en.md", "# Cookies\n\nWe set one.\n")
    released.edit(("policy/work.yaml", "zh-Hans:\n", "zh-Hans:\n    absent: {cookies: none}\n"))
    proposed = released.release("2021-09-02", "--propose").stdout
    assert "clauses: [cookies]" in proposed
    written = released.text("changelog.yaml").replace('""', "Said.")
    for named in ("cookies", "cookies, children"):
        released.write("changelog.yaml", written.replace("clauses: [cookies]", f"clauses: [{named}]", 1))
        told = released.release("2021-09-02", "--dry-run")
        assert told.exit_code == 0, told.output
    released.edit(("policy/children.en.md", "orders here", "buys here"))
    told = released.release("2021-09-02", "--dry-run")
    assert told.exit_code == 0  # it is named
    released.write("changelog.yaml", written)
    assert "claim-clauses" in findings(released.release("2021-09-02", "--dry-run"))


def test_a_second_edition_of_a_day_gets_a_number(released: House) -> None:
    released.edit(*TYPO)
    assert "edition: 2021-06-30.2\n" in released.release("2021-06-30", "--propose").stdout


def test_a_work_that_is_withdrawn_may_lose_its_folder_and_is_missed_by_nobody(released: House) -> None:
    released.enter(entry(TODAY, "addendum: {change: withdrawn, summary: {en: No longer needed.}}"))
    shutil.rmtree(released.root / "clauses/addendum")
    released_on(released)
    assert released.release(TODAY, "--check").exit_code == 0
    released.edit(*TYPO)
    released.enter(entry("2021-10-01", "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    released_on(released, "2021-10-01")
    (addendum,) = json_of(released.run("history", "addendum", "--as-of", "2021-10-01", "--json"))[1:2]
    assert addendum["standing"] == "withdrawn"


def test_a_work_that_was_withdrawn_is_not_withdrawn_again_and_may_be_adopted_again(released: House) -> None:
    withdrawn = "addendum: {change: withdrawn, summary: {en: No longer needed.}}"
    released.enter(entry(TODAY, withdrawn))
    released_on(released)
    released.enter(entry("2021-10-01", withdrawn))
    assert told(refused(released, day="2021-10-01")) == (
        "`addendum` in en was withdrawn before",
        withdrawn,
        ("take it out of the entry",),
    )
    released.edit(("changelog.yaml", f"2021-10-01\n  works:\n    {withdrawn}", "2021-10-01\n  works:\n    ADOPTED"))
    released.edit(("changelog.yaml", "ADOPTED", "addendum: {change: adopted, summary: {en: Needed again.}}"))
    released_on(released, "2021-10-01")
    assert released.verify("--as-of", "2021-10-01").exit_code == 0
    released.enter(entry("2021-11-01", "addendum: {change: adopted, summary: {en: Needed again.}}"))
    assert findings(refused(released, day="2021-11-01")) == ["claim-adopted-before"], "it is in force again"


def test_a_language_that_was_withdrawn_is_missed_by_nobody(released: House) -> None:
    released.write("policy/work.yaml", released.text("policy/work.yaml").split("  zh-Hans:")[0])
    for name in ("collection", "sharing", "children", "contact"):
        (released.root / f"clauses/policy/{name}.zh-Hans.md").unlink()
    released.enter(entry(TODAY, "policy: {change: withdrawn, locales: [zh-Hans], summary: {zh-Hans: 不再。}}"))
    released_on(released)
    assert released.release(TODAY, "--check").exit_code == 0
    rows = json_of(released.run("history", "policy", "--as-of", "2021-12-02", "--json"))
    assert [(row["locale"], row["edition"], row["standing"]) for row in rows] == [
        ("en", "2021-06-30", "in force"),
        ("zh-Hans", TODAY, "not in force"),
        ("zh-Hans", "2021-06-30", "withdrawn"),
    ]


def test_a_waiting_edition_is_cancelled_and_both_stay(released: House) -> None:
    released.edit(*PARTNERS)
    released.enter(entry(TODAY, f"policy: {{change: material, effective: 2021-12-01, summary: {BOTH}}}"))
    released_on(released)
    released.enter(entry("2021-10-01", "", cancels=TODAY))
    left = refused(released, day="2021-10-01")
    assert "claim-incomplete" in findings(left), "the cancelled text is still the working text"
    released.edit(*NO_PARTNERS)
    released_on(released, "2021-10-01")
    assert released.release("2021-10-01", "--check").exit_code == 0
    rows = json_of(released.run("history", "--as-of", "2021-12-02", "--json"))
    names = ("work", "locale", "edition", "standing", "from", "until", "cancelled")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("addendum", "en", "2021-06-30", "in force", "2021-06-30", None, None),
        ("addendum", "en", "2019-12-19", "text not kept", "2019-12-19", "2021-06-30", None),
        ("policy", "en", TODAY, "cancelled", None, None, "2021-10-01"),
        ("policy", "en", "2021-06-30", "in force", "2021-06-30", None, None),
        ("policy", "zh-Hans", TODAY, "cancelled", None, None, "2021-10-01"),
        ("policy", "zh-Hans", "2021-06-30", "in force", "2021-06-30", None, None),
    ]
    printed = released.run("history", "--as-of", "2021-12-02").stdout
    assert "\n  cancelled on 2021-10-01; it never took effect\n" in printed


def test_an_edition_in_force_cannot_be_cancelled(released: House) -> None:
    released.enter(entry(TODAY, "", cancels="2021-06-30"))
    assert "cancelled-in-force" in findings(refused(released))


def test_an_effective_date_before_a_waiting_one_is_refused_with_the_way_out(released: House) -> None:
    released.edit(*PARTNERS)
    released.enter(entry(TODAY, f"policy: {{change: material, effective: 2021-12-01, summary: {BOTH}}}"))
    released_on(released)
    released.edit(*TYPO)
    works = "policy: {change: editorial, locales: [en], effective: 2021-11-01, summary: {en: A word.}}"
    released.enter(entry("2021-10-01", works))
    message, _, helps = told(refused(released, day="2021-10-01"))
    assert message == "edition 2021-09-01 of policy takes effect later, on 2021-12-01"
    assert helps == (
        "write 2021-12-01 or a later day",
        "or cancel the waiting edition: `cancels: 2021-09-01` in this entry",
    )


def test_a_yearly_review_freezes_the_same_words(released: House) -> None:
    released.enter(entry(TODAY, f"policy: {{change: reviewed, summary: {BOTH}}}"))
    released_on(released)
    before, after = released.archive().editions
    texts = [
        {(one.work, one.locale): one.text for one in frozen.manifest.documents if one.work == "policy"}
        for frozen in (before, after)
    ]
    assert texts[0] == texts[1]


# --- thawing ----------------------------------------------------------------------------------------------------------


def published_manifest(made: House, day: str) -> Path:
    assert made.build(day, "--format", "html,json").exit_code == 0
    return made.root / "output/manifest.json"


def test_undo_thaws_what_nobody_has_read_and_the_release_can_be_made_again(released: House) -> None:
    published = published_manifest(released, "2021-08-01")
    released.edit(*TYPO)
    released.enter(entry(TODAY, "policy: {change: editorial, locales: [en], summary: {en: A word.}}"))
    before = released.state()
    released_on(released)
    frozen = released.state()
    result = released.run("release", "--undo", "--published", published)
    assert result.exit_code == 0, result.output
    assert released.state() == before
    released_on(released)
    assert released.state() == frozen


UNDONE: Sequence[tuple[str, str]] = (
    ("a change", entry(TODAY, f"policy: {{change: reviewed, summary: {BOTH}}}")),
    ("a withdrawal", entry(TODAY, "addendum: {change: withdrawn, effective: 2021-12-01, summary: {en: Gone.}}")),
)


@pytest.mark.parametrize("text", [case[1] for case in UNDONE], ids=[case[0] for case in UNDONE])
def test_undo_is_refused_for_what_is_published(text: str, released: House) -> None:
    """A withdrawal has no file of its own on the site, and was announced all the same."""
    released.enter(text)
    released_on(released)
    published = published_manifest(released, TODAY)
    before = released.state()
    result = released.run("release", "--undo", "--published", published)
    assert result.exit_code == 4, result.output
    assert "2021-09-01 is published: readers have seen it" in result.stderr
    assert released.state() == before


def test_undo_asks_what_was_published_and_refuses_what_is_no_manifest(released: House) -> None:
    before = released.state()
    assert released.run("release", "--undo").exit_code == 2
    own = released.folder("2021-06-30") / "manifest.json"
    assert released.run("release", "--undo", "--published", own).exit_code == 2
    assert released.run("release", "--never-published").exit_code == 2
    assert released.state() == before
