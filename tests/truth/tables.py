"""Print what was answered, as tables and as the answers themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

LOUD = ("error", "warning")
COUNTED = ("faults", "rewordings", "edits")
VERDICTS = {"editorial": 11, "clarified": 11, "refused": 9}
WRONG = (("material", "editorial"), ("material", "clarified"), ("mechanical", "clarified"), ("mechanical", "refused"))


class Answered(Protocol):
    """What a table needs of an answer."""

    @property
    def id(self) -> str: ...
    @property
    def group(self) -> tuple[str, ...]: ...
    @property
    def verdict(self) -> str: ...
    @property
    def said(self) -> str: ...


def said(answers: Iterable[Answered]) -> str:
    """Return each answer as it was given, below its id."""
    return "".join(f"##### {one.id} {one.verdict}\n{one.said}\n\n" for one in answers)


def counted(part: str, answers: Sequence[Answered]) -> str:
    """Return the table of a part."""
    return {"faults": _faults, "rewordings": _rewordings, "edits": _edits}[part](answers)


def _faults(answers: Sequence[Answered]) -> str:
    """Return a line for each kind and language: planted, found, found as a suggestion, missed with the ids."""
    lines = [f"{'':34}{'':9}planted  found  suggested  missed"]
    for kind, locale in sorted({one.group for one in answers}):
        lines.append(_fault_line(kind, locale, [one for one in answers if one.group == (kind, locale)]))
    lines += [
        _fault_line(f"all {head}", "", [one for one in answers if one.group[0].startswith(head)])
        for head in ("parity", "text", "")
    ]
    return "\n".join(lines) + "\n\n"


def _fault_line(kind: str, locale: str, answers: Sequence[Answered]) -> str:
    found = sum(one.verdict in LOUD for one in answers)
    quiet = [one.id for one in answers if one.verdict == "suggestion"]
    missed = [one.id for one in answers if one.verdict == "missed"]
    names = " ".join(missed) if locale else f"({found / max(1, len(answers)):.0%} found)"
    return f"{kind:34}{locale:9}{len(answers):7}{found:7}{len(quiet):11}{len(missed):8}  {names}"


def _rewordings(answers: Sequence[Answered]) -> str:
    """Return a line for each language: tried, and those that an error or a warning was raised about."""
    lines = [f"{'rewordings':12}{'':9}tried  alarms"]
    for locale in sorted({one.group[0] for one in answers}):
        here = [one for one in answers if one.group == (locale,)]
        alarms = [one.id for one in here if one.verdict == "alarm"]
        lines.append(f"{'':12}{locale:9}{len(here):5}{len(alarms):8}  {' '.join(alarms)}")
    return "\n".join(lines) + "\n\n"


def _edits(answers: Sequence[Answered]) -> str:
    """Return a line for each label and language: tried, passed under each claim, refused, and the class proposed."""
    lines = [f"{'':12}{'':9}tried  editorial  clarified  refused  proposed"]
    for label, locale in sorted({one.group[:2] for one in answers}):
        lines.append(_edit_line(label, locale, [one for one in answers if one.group[:2] == (label, locale)]))
    lines += [
        f"\n{label} edits, {verdict}: " + (" ".join(_ids(answers, label, verdict)) or "none")
        for label, verdict in WRONG
    ]
    return "\n".join(lines) + "\n\n"


def _ids(answers: Sequence[Answered], label: str, verdict: str) -> list[str]:
    return [one.id for one in answers if one.group[0] == label and one.verdict == verdict]


def _edit_line(label: str, locale: str, answers: Sequence[Answered]) -> str:
    verdicts = Counter(one.verdict for one in answers)
    classes = Counter(one.group[2] for one in answers)
    proposed = ", ".join(f"{name} {count}" for name, count in classes.most_common())
    counts = "".join(f"{verdicts[verdict]:{width}}" for verdict, width in VERDICTS.items())
    return f"{label:12}{locale:9}{len(answers):5}{counts}  {proposed}"
