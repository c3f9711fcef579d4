"""Releasing: what an entry claims is held against the text, and an edition is frozen whole, once, and for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from tests.releasing import (
    CARRIER,
    FACT,
    HISTORY,
    PARTNERS,
    TYPO,
    Edit,
    House,
    copy_of,
    entry,
    findings,
    house,
    json_of,
    state,
    without_engine,
)

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


def released_on(made: House, day: str = TODAY) -> None:
    result = made.release(day)
    assert result.exit_code == 0, result.output


# --- claims -----------------------------------------------------------------------------------------------------------

BOTH = "{en: Said., zh-Hans: 已述。}"


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
            "say `change:` editorial, substantive or material, whichever it is",
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
        works=f"policy: {{change: substantive, clauses: [contact], summary: {BOTH}}}",
        rule="claim-clauses",
        message=(
            "the clauses of `policy` are not those that changed: sharing changed and is not named; "
            "contact is named and did not change"
        ),
        line=f"policy: {{change: substantive, clauses: [contact], summary: {BOTH}}}",
        helps=("write `clauses: [sharing]`",),
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
        works="policy: {change: editorial, locales: [en], summary: {en: Said.}}",
        rule="class-too-low",
        message="`editorial` says that the meaning of `policy` is the same, and en touches a negation",
        line="policy: {change: editorial, locales: [en], summary: {en: Said.}}",
        helps=(
            "say `change: substantive`",
            "or say in `because:` why the meaning is the same; the history prints that",
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
            "say `change:` editorial, substantive or material, whichever it is",
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
