"""Print how often proposals, doubts and the answer "shown" are right, in small policies with answers written down.

usage: python -m tests.tools.coverage_score

Each project of tests/coverage/ has a truth.yaml: which duties each clause answers. Half of them have right tags and
gaps, the others lack tags or have wrong ones. What nobody tagged is proposed, never shown, so that "shown" stands
there against all duties that are answered, "in tagged" against those that a clause answers which names any duty, and
"tagged" against those with a right tag, without what is shown by a doubted one. "or proposed" is what is shown, or
proposed to whoever tags: a duty counts once, wherever it is proposed. Only duties that texts alone can show count.
Precision is the part of what was said that is right, recall the part of what is right that was said.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from generator.check import Subject
from generator.check.duties.cues import is_likely, is_unlikely
from generator.model.coverage import DutyAnswer
from generator.model.duties import AnyEvidence, Duty, DutySign
from generator.operations.build import read

T = TypeVar("T")

PROJECTS = Path(__file__).parent.parent / "coverage"
DAY = date(2026, 11, 29)
IN_TEXT = {"tag", "link"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was said, what is right, and how much of it is both."""

    said: int
    right: int
    both: int

    def __add__(self, other: Score) -> Score:
        """Return the score of both."""
        return Score(said=self.said + other.said, right=self.right + other.right, both=self.both + other.both)

    @property
    def line(self) -> str:
        """Precision and recall with the numbers behind them."""
        parts = (("precision", self.said), ("recall", self.right))
        shares = ((name, of, 100 * self.both / of if of else 100) for name, of in parts)
        return "  ".join(f"{name} {self.both:3}/{of:3} {share:4.0f} %" for name, of, share in shares)


def main() -> None:
    """Print the scores of each project, and those of each language."""
    found = [(folder.name, *scores_of(folder)) for folder in sorted(PROJECTS.iterdir())]
    whole: dict[str, dict[str, Score]] = {}
    for _, language, scores in found:
        sums = whole.setdefault(language, {})
        sums |= {name: sums[name] + score if name in sums else score for name, score in scores.items()}
    for project, language, scores in (*found, *(("all", language, scores) for language, scores in whole.items())):
        for name, score in scores.items():
            sys.stdout.write(f"{project:12} {language:8} {name:12} {score.line}\n")


def scores_of(folder: Path) -> tuple[str, dict[str, Score]]:
    """Return the language of a project, and its scores: proposals, doubts about tags, and what is shown."""
    subject = read(folder, DAY, choose=lambda _settings: ()).subject
    assert subject, folder
    truth = {(clause, duty) for clause, duties in truth_of(folder).items() for duty in duties}
    judged = {row.duty.id for row in subject.coverage.rows if row.answer is not DutyAnswer.NOT_APPLICABLE}
    duties = [duty for duty in duties_of(subject) if duty.id in judged]
    names = {duty.id for duty in duties}
    answered = {duty for _, duty in truth}
    assert answered <= names, answered - names
    texts = {key: "\n".join(one.text for one in passages) for key, passages in subject.passages.items()}
    pairs = [(key, duty) for key in texts for duty in duties]
    likely = {(key[1], duty.id) for key, duty in pairs if is_likely(duty, texts[key], key[2], subject.library.laws)}
    unlikely = {(key[1], duty.id) for key, duty in pairs if is_unlikely(duty, texts[key], key[2], subject.library.laws)}
    tagged = {(key[1], name) for key, clause in subject.library.clauses.items() for name in clause.requirements}
    tags = {(clause, name) for clause, name in tagged if name in names}
    within = {duty for clause, duty in truth if any(clause == one for one, _ in tagged)}
    shown = {row.duty.id for row in subject.coverage.rows if row.answer is DutyAnswer.SHOWN} & names
    return subject.library.settings.original, {
        "proposals": score_of(likely, truth),
        "doubts": score_of(tags & unlikely, tags - truth),
        "shown": score_of(shown, answered),
        "in tagged": score_of(shown, within),
        "tagged": score_of(shown - {duty for _, duty in tags & unlikely}, {duty for _, duty in tags & truth}),
        "or proposed": score_of(shown | {duty for _, duty in likely}, answered),
    }


def score_of(said: Set[T], right: Set[T]) -> Score:
    """Return how what was said agrees with what is right."""
    return Score(said=len(said), right=len(right), both=len(said & right))


def truth_of(folder: Path) -> dict[str, list[str]]:
    """Return the duties that each clause answers, as a reader found."""
    truth: dict[str, list[str]] = yaml.safe_load((folder / "truth.yaml").read_text(encoding="utf-8"))
    return truth


def duties_of(subject: Subject) -> Iterator[Duty]:
    """Yield the duties in scope that were examined and that a text alone can show."""
    for pack in subject.library.laws.packs.values():
        yield from (duty for duty in pack.duties.values() if duty.cues and is_in_text(duty))


def is_in_text(duty: Duty) -> bool:
    """Say whether tags, links, facts and words are all that shows a duty."""
    signs = [one for one in duty.shown_by if isinstance(one, (DutySign, AnyEvidence))]
    return all(isinstance(one, DutySign) and one.kind in IN_TEXT for one in signs)


if __name__ == "__main__":
    main()
