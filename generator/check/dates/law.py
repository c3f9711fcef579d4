"""Laws and frameworks that are no longer what a text may think. The registry of `law-stale`.

An entry says what is looked for, since when it no longer holds, why, and what stands in its place. Only what is certain
is here; the source of each day is named in its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A phrase that was right until a day. `reason` completes "is out of date:"."""

    phrase: re.Pattern[str]
    since: date
    reason: str
    replacement: str


def _law(phrase: str, since: str, reason: str, replacement: str) -> Law:
    return Law(
        phrase=re.compile(phrase, re.IGNORECASE),
        since=date.fromisoformat(since),
        reason=reason,
        replacement=replacement,
    )


LAWS: tuple[Law, ...] = (
    _law(
        r"\bSafe Harbor (?:Framework|Principles|Agreement|Program|Policy)"
        r"|\b(?:EU|U\.S\.)-?(?:U\.S\.|EU|US)? Safe Harbor\b",
        "2015-10-06",
        "the Court of Justice declared the decision on Safe Harbor invalid (C-362/14)",
        "name the transfer tool that is used today, such as the EU-U.S. Data Privacy Framework",
    ),
    _law(
        r"\bPrivacy Shield\b",
        "2020-07-16",
        "the Court of Justice declared the decision on the Privacy Shield invalid (C-311/18)",
        "name the transfer tool that is used today, such as the EU-U.S. Data Privacy Framework or standard clauses",
    ),
    _law(
        r"\bDirective 95/46(?:/EC)?\b|\b95/46/EC\b",
        "2018-05-25",
        "Directive 95/46/EC was repealed by Article 94 of the GDPR",
        "Regulation (EU) 2016/679",
    ),
    _law(
        r"\bDecision 2010/87(?:/EU)?\b|\bDecision 2004/915(?:/EC)?\b|\bDecision 2001/497(?:/EC)?\b",
        "2021-09-27",
        "these standard contractual clauses were repealed by Decision (EU) 2021/914",
        "Implementing Decision (EU) 2021/914",
    ),
    _law(
        r"\bData Protection Act 1998\b",
        "2018-05-25",
        "the Act was replaced by the Data Protection Act 2018",
        "Data Protection Act 2018",
    ),
    _law(
        "《(?:中华人民共和国)?合同法》",
        "2021-01-01",
        "《民法典》第一千二百六十条废止了《合同法》",
        "《中华人民共和国民法典》合同编",
    ),
    _law(
        "《(?:中华人民共和国)?侵权责任法》",
        "2021-01-01",
        "《民法典》第一千二百六十条废止了《侵权责任法》",
        "《中华人民共和国民法典》侵权责任编",
    ),
    _law(
        "《(?:中华人民共和国)?民法(?:总则|通则)》",
        "2021-01-01",
        "《民法典》第一千二百六十条废止了《民法总则》和《民法通则》",
        "《中华人民共和国民法典》总则编",
    ),
    _law(
        r"GB/?T ?35273[-—–]2017",
        "2020-10-01",
        "GB/T 35273-2020代替了2017年版",
        "GB/T 35273-2020",
    ),
)
