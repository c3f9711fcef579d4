"""Words of a change that decide what people may do: an editorial change must leave them alone.

In: a redline. Out: a `Touch` for each passage whose insertions or deletions meet a figure, a period, an age, a fact, a
party, a recipient, a negation or a modal verb. A comma, a synonym or a moved paragraph meets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..model.document import (
    Deleted,
    FactText,
    Inline,
    Inserted,
    Revised,
    Revision,
    Section,
    Text,
    plain_text,
    walk_sections,
)
from ..model.nodes import held, walk
from ..redline import Redline
from ..redline.changes import Frame
from ..redline.runs import redline_run

_TEN = "一二两三四五六七八九十百千万亿〇零壹贰叁肆伍陆柒捌玖拾佰仟"
"""Characters that Chinese writes figures with, in books and in law."""

_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "a figure": r"[0-9]+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
            r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
            r"|hundred|thousand|million|half|dozen|once|twice|percent|first|second|fourth|fifth|minimum|maximum"
            r"|at (?:least|most)|(?:more|less|fewer) than|up to)\b|[%$€£¥]",
            "a period": r"\b(?:minutes?|hours?|(?:(?:business|working|calendar)[ -])?days?|weeks?|fortnights?|months?"
            r"|quarters?|years?|decades?|daily|weekly|monthly|yearly|annual(?:ly)?|immediate(?:ly)?|prompt(?:ly)?"
            r"|indefinite(?:ly)?|permanent(?:ly)?|forever|until|before|after|deadline)\b",
            "an age": r"\b(?:ages?|aged|minors?|child(?:ren)?|adults?|teenagers?|older|younger|majority|minority)\b",
            "a negation": r"\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|without|unless|except|only"
            r"|non-\w+|refus(?:e[ds]?|ing|al)|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|exclud(?:e[ds]?|ing))\b"
            r"|n['’]t\b",
            "a modal verb": r"\b(?:may|might|must|shall|should|will|would|can|could|ought|needs?|ha(?:ve|s) to|required"
            r"|entitled|permitted|allowed|obliged|obligated|mandatory|optional)\b|['’](?:ll|d)\b",
            "a recipient": r"\b(?:third[ -]part(?:y|ies)|service providers?|vendors?|affiliates?|subsidiar(?:y|ies)"
            r"|(?:business )?partners?|advertisers?|contractors?|(?:sub-?)?processors?|suppliers?|authorit(?:y|ies)"
            r"|agents?|agenc(?:y|ies)|buyers?|sellers?|resellers?|governments?|police|courts?|law enforcement)\b",
        },
        "zh": {
            "a figure": rf"[0-9０-９]+|[%％]|[{_TEN}]+分之[{_TEN}]*"
            rf"|[{_TEN}半数]+(?=[（(]|个|日|天|月|年|岁|周|倍|次|项|元|季度|小时|分钟)"
            rf"|[{_TEN[1:]}]+(?=[种类名份条款件位家])|第[{_TEN}]+(?![方者])"
            r"|至[少多]|最[少多高低]|超过|(?<=[0-9０-９个日天月年岁元])以[上下内]",
            "a period": rf"(?<=[0-9０-９{_TEN}半数每几个]) ?个?"
            r"(?:工作日|自然日|日|天|周|星期|月|季度|年|小时|分钟)"
            r"|(?:工作日|自然日)|[当次即][日天]|立即|立刻|马上|及时|永久|无限期|每[日天周月年]",
            "an age": r"周?岁|年龄|未?成年|儿童|幼儿|婴儿|少年",
            "a negation": r"不(?!论|断|仅|但|久|妨|管|同(?!意))|未(?!来|成年)|无(?!论|限期)|没有|非(?!常)|勿|禁止"
            r"|(?<![删清消去移])除|仅|只(?!要)|拒绝|停止|以外|(?<!避)免(?!费)|(?<!是)否(?!则)",
            "a modal verb": r"应当|应该|必须|须|可以|不得|能够|有权|(?<!许)可(?!能|靠|见|信|用|行)"
            r"|(?<![相对反供响适效])应(?!用|急|对|付)|将(?!来)|允许|准许|有义务|(?<![必所急按供])需(?!求|要的)"
            r"|(?<![社机协员工学商年])会(?![员议话计面谈展所])|(?<![可功智性职技效万])能(?![力量源够])",
            "a recipient": r"第三[方者人]|服务商|服务提供商|服务提供者|供应商|关联(?:公司|方|企业)|合作伙伴|合作方"
            r"|广告商|受托人|受托方|子公司|接收方|监管机构|机关|政府|法院|警方|代理[人商]|经销商|受让[人方]",
        },
    }
)
_AROUND = 40
"""Characters shown on either side of what a passage touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """What a change meets, such as "a modal verb", and the passage with [-what went-] and {+what came+}."""

    clause: str
    kind: str
    passage: str


def touches(redline: Redline, names: Sequence[str]) -> tuple[Touch, ...]:
    """Return what the changes of a redline meet; `names` are those of parties and recipients."""
    language = redline.document.locale.partition("-")[0]
    found = (*_frame(redline.changes.frame, language, names), *_touches(redline.document.sections, language, names))
    return tuple(dict.fromkeys(found))


def _frame(changes: Sequence[Frame], language: str, names: Sequence[str]) -> Iterator[Touch]:
    """Yield what changes of the title, the notice and the signature meet: another signature is another party."""
    for change in changes:
        run = redline_run(_text(change.old), _text(change.new))
        met = [("a party or recipient", _passage(run))] if change.part == "signature" else _met(run, language, names)
        yield from (Touch(clause=change.part, kind=kind, passage=passage) for kind, passage in met)


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text=text),) if text else ()


def _touches(sections: tuple[Section, ...], language: str, names: Sequence[str]) -> Iterator[Touch]:
    for section in walk_sections(sections):
        change = section.change if isinstance(section, Revised) else ""
        if change in {"inserted", "deleted"}:
            word = "a clause that came" if change == "inserted" else "a clause that went"
            yield Touch(clause=section.clause, kind=word, passage=plain_text(section.title))
            continue
        for run in _runs((section.title, section.blocks)):
            yield from (
                Touch(clause=section.clause, kind=kind, passage=passage) for kind, passage in _met(run, language, names)
            )


def _runs(node: Any) -> Iterator[tuple[Inline, ...]]:
    """Yield the runs that hold changes; in blocks that came or went as a whole every run is one."""
    if isinstance(node, Revision):
        if node.change in {"inserted", "deleted"}:
            kind = Inserted if node.change == "inserted" else Deleted
            yield from ((kind(children=run),) for run in _plain_runs(node.blocks))
    elif isinstance(node, tuple):
        if any(isinstance(one, (Inserted, Deleted)) for one in node):
            yield node
        else:
            yield from (run for one in node for run in _runs(one))
    else:
        yield from (run for inner in held(node).values() for run in _runs(inner))


def _plain_runs(node: Any) -> Iterator[tuple[Inline, ...]]:
    if isinstance(node, tuple) and node and isinstance(node[0], Inline):
        yield node
    elif isinstance(node, tuple):
        yield from (run for one in node for run in _plain_runs(one))
    else:
        yield from (run for inner in held(node).values() for run in _plain_runs(inner))


def _met(run: tuple[Inline, ...], language: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    patterns = tuple(_patterns(language, names))
    for side, other in ((Deleted, Inserted), (Inserted, Deleted)):
        text, changed = _side(run, other)
        for start, end in changed:
            for kind, pattern in patterns:
                if any(match.start() < end and match.end() > start for match in pattern.finditer(text)):
                    yield kind, _passage(run)
        if any(isinstance(inner, FactText) for inline in run if isinstance(inline, side) for inner in walk((inline,))):
            yield "a fact", _passage(run)


def _side(run: tuple[Inline, ...], left_out: type) -> tuple[str, list[tuple[int, int]]]:
    """Return one of the two texts of a run, and the ranges of it that the other does not have."""
    text = ""
    changed: list[tuple[int, int]] = []
    for inline in run:
        if isinstance(inline, left_out):
            continue
        piece = plain_text((inline,))
        if isinstance(inline, (Inserted, Deleted)):
            changed.append((len(text), len(text) + len(piece)))
        text += piece
    return text, changed


def _patterns(language: str, names: Sequence[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for kind, pattern in _KINDS.get(language, _KINDS["en"]).items():
        yield kind, re.compile(pattern, re.IGNORECASE)
    if names:
        yield "a party or recipient", re.compile("|".join(map(re.escape, names)))


def _passage(run: tuple[Inline, ...]) -> str:
    """Return a run with its changes marked, what is far from any of them left out."""
    shown = "".join(_marked(inline) for inline in run)
    first = min((place for sign in ("[-", "{+") if (place := shown.find(sign)) >= 0), default=0)
    last = max(shown.rfind("-]"), shown.rfind("+}")) + 2
    start, end = max(0, first - _AROUND), min(len(shown), last + _AROUND)
    return ("…" if start else "") + shown[start:end] + ("…" if end < len(shown) else "")


def _marked(inline: Inline) -> str:
    text = plain_text((inline,))
    if isinstance(inline, Deleted):
        return f"[-{text}-]"
    return f"{{+{text}+}}" if isinstance(inline, Inserted) else text
