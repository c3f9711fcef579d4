"""Which work each document is, and which of them are one work in several languages.

In: the parts of files. Out: a work id for each, in their order, and the work that an addendum belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .split import FoundDocument
from .topics import slug

_KINDS = (
    ("california-addendum", re.compile(r"california|加州|加利福尼亚", re.IGNORECASE)),
    ("cookie-policy", re.compile(r"cookie", re.IGNORECASE)),
    ("terms", re.compile(r"\bterms\b|用户协议|服务条款|服务协议|使用条款", re.IGNORECASE)),
    ("children-policy", re.compile(r"child|儿童|未成年", re.IGNORECASE)),
    (
        "privacy-policy",
        re.compile(
            r"privacy|data protection|隐私|隱私|个人信息|datenschutz|confidentialit|privacidad|privatezza|プライバシー"
            r"|informativa|개인정보",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlace:
    """Where a document belongs: its work, and the work that it amends, None for none."""

    work: str
    amends: str | None


def place_all(parts: Sequence[FoundDocument]) -> tuple[WorkPlace, ...]:
    """Return the place of each document. A second one of a work in a language is a work of its own."""
    taken: set[tuple[str, str]] = set()
    works: list[str] = []
    for part in parts:
        name = _named(part)
        names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
        work = next(one for one in names if (one, part.locale) not in taken)
        taken.add((work, part.locale))
        works.append(work)
    policies = [work for work, part in zip(works, parts, strict=True) if part.kind == "policy"]
    first = policies[0] if policies else None
    return tuple(
        WorkPlace(work=work, amends=first if part.kind == "addendum" and first != work else None)
        for work, part in zip(works, parts, strict=True)
    )


def _named(part: FoundDocument) -> str:
    if part.kind == "addendum":
        return "california-addendum" if _KINDS[0][1].search(part.title) else "addendum"
    return next((name for name, words in _KINDS[1:] if words.search(part.title)), "") or slug(part.title) or "document"
