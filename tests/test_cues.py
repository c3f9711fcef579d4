"""Cues find the passages that are likely to answer a duty, whoever wrote them, and few others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.check.duties.cues import NARROWING, is_likely, is_unlikely
from generator.model.duties import Duty, DutySign, Laws
from generator.model.source import Source
from generator.parse.cues import CUE
from generator.parse.laws import read_laws
from tests.test_laws import CARRIED, LANGUAGES, LAW, PACKS, advice, duty
from tests.tools.coverage_score import PROJECTS, scores_of

CASES = yaml.safe_load((Path(__file__).parent / "cues.yaml").read_text(encoding="utf-8"))
"""For each cue and language sentences of our own that it must find, and near misses that it must not."""
READ = yaml.safe_load((Path(__file__).parent / "likely.yaml").read_text(encoding="utf-8"))
TEXTLESS = {"output", "attestation", "advice", "calendar", "languages", "anchor", "work"}
"""Evidence that no words of a passage are: a document, how a page looks or where it leads, what is done and when."""
OF_PROJECTS = {"accuracy"}
"""What no record of ours asks for, and those of projects may."""


def cases(kind: str) -> list[tuple[str, str, str]]:
    return [
        (name, language, sentence)
        for name, languages in CASES.items()
        for language, sentences in languages.items()
        for sentence in sentences[kind]
    ]


def found(name: str, language: str, text: str) -> bool | None:
    return is_likely(replace(duty("ca-105-b"), cues=(name,)), text, language, LAW)


def own(cues: str) -> tuple[Laws, list[str]]:
    """Return the law with a project's own cues, and what is to be done about what is wrong with them."""
    law, findings = read_laws((*CARRIED, Source(path="laws/cues.yaml", text=cues)))
    return law, [advice(finding) for finding in findings]


@pytest.mark.parametrize("name, language, sentence", cases("hits"))
def test_a_cue_finds_what_speaks_of_it(name: str, language: str, sentence: str) -> None:
    assert found(name, language, sentence)


@pytest.mark.parametrize("name, language, sentence", cases("misses"))
def test_a_cue_passes_by_what_only_sounds_like_it(name: str, language: str, sentence: str) -> None:
    assert found(name, language, sentence) is False


@pytest.mark.parametrize("name", LAW.cues)
def test_a_cue_is_tried_in_both_languages(name: str) -> None:
    assert LAW.cues[name].keys() == CASES[name].keys() == LANGUAGES
    assert all(LAW.cues[name].values())
    assert all(len(sentences) >= 2 for cases in CASES[name].values() for sentences in cases.values())


def test_every_examined_record_has_a_cue_unless_no_words_show_it() -> None:
    for _, one in PACKS:
        kinds = {evidence.kind if isinstance(evidence, DutySign) else "text" for evidence in one.shown_by}
        assert bool(one.cues) == (bool(one.says) and not one.watched and not kinds <= TEXTLESS), one.id


def test_every_cue_is_asked_for() -> None:
    assert {name for _, one in PACKS for name in one.cues} == LAW.cues.keys() - OF_PROJECTS


def test_a_passage_must_meet_all_cues() -> None:
    one = duty("co-1308-b-sale")
    both = "We sell personal data to others. You may opt out of this."
    assert set(one.cues) == {"sale", "opt-out"}
    assert is_likely(one, both, "en", LAW)
    assert is_likely(one, "We sell personal data to others.", "en", LAW) is False


def test_a_passage_is_unlikely_that_meets_no_cue() -> None:
    one = duty("co-1308-b-sale")
    assert not is_unlikely(one, "You may opt out of this.", "en", LAW)
    assert is_unlikely(one, "The museum opens at nine.", "en", LAW)


def test_a_hint_keeps_a_doubt_away_and_proposes_nothing() -> None:
    law, wrong = own("near: {en: [~ backup, right … erase]}\nhinted: {en: [~ backup]}")
    assert not wrong
    for cue, text, likely, unlikely in (
        ("near", "A right to erase.", True, False),
        ("near", "Backups go.", False, False),
        ("near", "Tea.", False, True),
        ("hinted", "Backups go.", False, False),
    ):
        one = replace(duty("ca-105-b"), cues=(cue,))
        assert is_likely(one, text, "en", law) == likely
        assert is_unlikely(one, text, "en", law) == unlikely


def test_a_cue_that_only_narrows_another_keeps_no_doubt_away() -> None:
    assert LAW.cues.keys() > NARROWING
    for name, text, unlikely in (
        ("cn-child-10-storage", "Children may draw with us.", True),
        ("cn-child-10-storage", "We keep it for a year.", False),
        ("tx-102-c", "Your biometric data stays on the device.", True),
        ("ca-7011-e1k", "We hold sensitive data.", False),  # it has no other cue
    ):
        assert is_unlikely(duty(name), text, "en", LAW) == unlikely, text


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_about_something_else_is_doubted_and_unusual_words_are_not(language: str) -> None:
    read = [(duty(name), texts["right"], texts["near"]) for name, texts in READ[language].items()]
    right = [(one, text) for one, texts, _ in read for text in texts]
    near = [(one, text) for one, _, text in read]
    other = [(one, text) for one, _, _ in read for two, text in right if not set(one.cues) & set(two.cues)]

    def doubted(pairs: list[tuple[Duty, str]]) -> float:
        return sum(bool(is_unlikely(one, text, language, LAW)) for one, text in pairs) / len(pairs)

    assert len(right) == 2 * len(near) == 80
    assert doubted(right) <= 0.02
    assert doubted(near) >= 0.8
    assert doubted(other) >= 0.9
    assert sum(bool(is_likely(one, text, language, LAW)) for one, text in right) >= 0.8 * len(right)


def test_nothing_is_known_without_a_cue_or_in_another_language() -> None:
    text = "Vous pouvez demander la suppression de vos données."
    assert is_likely(duty("ca-105-b"), text, "fr", LAW) is None
    assert is_unlikely(duty("ca-105-b"), text, "fr", LAW) is None
    assert is_likely(replace(duty("ca-105-b"), cues=()), text, "en", LAW) is None


def test_a_locale_has_the_cues_of_its_language() -> None:
    assert found("right-to-delete", "en-GB", "You have the right to have your data deleted.")
    assert found("right-to-delete", "zh-Hans-CN", "您有权要求我们删除您的个人信息。")
    assert found("right-to-delete", "zh-Hant", "您有權要求我們刪除您的個人資料。") is None


def test_a_gap_ends_with_its_sentence_and_after_eighty_characters() -> None:
    law, wrong = own("near: {en: [right … erase]}")
    assert not wrong
    one = replace(duty("ca-105-b"), cues=("near",))
    for text, likely in (
        ("A RIGHT to Erase", True),
        ("right\u00a0of  erasers", True),
        ("That is right. We erase logs", False),
        ("right\nerase", False),
        ("right to terase", False),
        (f"right {'a' * 78} erase", True),
        (f"right {'a' * 80} erase", False),
    ):
        assert is_likely(one, text, "en", law) == likely, text


def test_a_dot_is_a_dot() -> None:
    law, wrong = own("dot: {en: [inc.]}")
    one = replace(duty("ca-105-b"), cues=("dot",))
    assert not wrong
    assert is_likely(one, "Brook, Inc., sells stamps.", "en", law)
    assert is_likely(one, "Stamps, including old ones.", "en", law) is False


@pytest.mark.parametrize(
    "cue",
    [
        "a*",
        "(a",
        "a)",
        "a|b",
        "a+",
        "[ab]",
        "a{9}",
        r"\w",
        "(?=a)",
        "a … b … c … d",
        "a?b?c?d?e?",
        "…a",
        "~a",
        "~ ",
        "a ~ b",
    ],
)
def test_what_could_hold_up_a_search_is_no_cue(cue: str) -> None:
    assert any("at most twice" in help for help in own(f"own: {{en: ['{cue}']}}")[1])


def test_an_expression_of_ours_can_be_searched_in_few_steps() -> None:
    """A place is given up after so many steps: gaps and marks `?` multiply, and so do words with the same beginning."""
    for languages in LAW.cues.values():
        for cue in (cue for cues in languages.values() for cue in cues):
            assert re.fullmatch(CUE, cue)
            assert 81 ** cue.count("…") * 2 ** cue.count("?") <= 81**2 * 2**4


def test_the_example_of_the_manual_is_read_without_a_finding() -> None:
    manual = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    section = manual.split("\n## `laws/cues.yaml`\n")[1].split("\n## ")[0]
    law, wrong = own("\n".join(line[4:] for line in section.splitlines() if line.startswith("    ")))
    assert not wrong
    assert law.cues["retention"].keys() == LANGUAGES and law.cues["retention"] != LAW.cues["retention"]


def test_a_record_names_cues_that_there_are() -> None:
    record = "{cite: [], says: A, locales: all, cue: [right-to-delte], sure: A, shown-by: [tag]}"
    findings = read_laws((*CARRIED, Source(path="laws/us-ca.yaml", text=f"duties: {{new-one: {record}}}")))[1]
    assert "right-to-delete" in advice(findings[0])


@pytest.mark.parametrize("folder", sorted(PROJECTS.iterdir()), ids=lambda folder: folder.name)
def test_in_small_policies_answers_are_proposed_and_wrong_tags_alone_are_doubted(folder: Path) -> None:
    _, scores = scores_of(folder)
    proposals, doubts, tagged = scores["proposals"], scores["doubts"], scores["tagged"]
    assert proposals.both >= 0.85 * proposals.right > 9
    assert doubts.both == doubts.said >= 0.75 * doubts.right
    assert tagged.both >= 0.8 * tagged.said > 0
    assert tagged.both >= 0.85 * tagged.right
    assert scores["or proposed"].both >= 0.85 * scores["or proposed"].right
