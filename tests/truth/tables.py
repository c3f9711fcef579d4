"""Print what was answered, as tables and as the answers themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

LOUD = ("error", "warning")
COUNTED = ("faults", "edits")


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
    return {"faults": _faults, "edits": _edits}[part](answers)


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


def _edits(answers: Sequence[Answered]) -> str:
    """Return a line for each label and language: tried, passed and refused as editorial, and the class proposed."""
    lines = [f"{'':12}{'':9}tried  passed as editorial  refused  proposed"]
    for label, locale in sorted({one.group[:2] for one in answers}):
        lines.append(_edit_line(label, locale, [one for one in answers if one.group[:2] == (label, locale)]))
    wrong: Sequence[tuple[str, Callable[[Answered], bool]]] = (
        ("material, passed", lambda one: one.group[0] == "material" and one.verdict == "passed"),
        ("mechanical, refused", lambda one: one.group[0] == "mechanical" and one.verdict == "refused"),
    )
    for title, is_wrong in wrong:
        lines.append(f"\n{title}: {' '.join(one.id for one in answers if is_wrong(one)) or 'none'}")
    return "\n".join(lines) + "\n\n"


def _edit_line(label: str, locale: str, answers: Sequence[Answered]) -> str:
    passed = sum(one.verdict == "passed" for one in answers)
    classes = Counter(one.group[2] for one in answers)
    proposed = ", ".join(f"{name} {count}" for name, count in classes.most_common())
    return f"{label:12}{locale:9}{len(answers):5}{passed:21}{len(answers) - passed:9}  {proposed}"
