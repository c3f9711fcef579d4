"""Names that no registry knows. See docs/rules/entity-foreign.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...diagnostics import Diagnostic, warning
from ..names import begins_sentence, is_title_case, registered_names, words_of
from ..passage import FILLED, Passage, Role
from ..subject import Subject

_FORM = r"(?:Corp(?:oration)?|Inc(?:orporated)?|Ltd|Limited|LLC|LLP|GmbH|AG|Co|PLC|Pty|B\.V|S\.A|SAS|KK)"
_COMPANY = re.compile(rf"\b(?:[A-Z][\w&’'-]*,? ){{1,8}}{_FORM}\b\.?(?:,? {_FORM}\b\.?)*")
_CHINESE_FORM = re.compile(r"[\u4e00-\u9fff（）()]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|合伙企业)")
_CHINESE_COMPANY = re.compile("股份有限公司|有限责任公司|有限公司|集团公司|合伙企业")
_LEAD = re.compile(r"^.*(?:由|与|和|及|向|为|是|指|即|、|的|或|对)")
_RUN = re.compile(r"[A-Z][\w]*(?:[’'&-][A-Z]\w+)*(?: [A-Z][\w]*(?:[’'&-][A-Z]\w+)*)*")
_STATES = frozenset(
    re.findall(
        r"\w+",
        """
    Alabama Alaska Arizona Arkansas California Carolina Colorado Connecticut Dakota Delaware Florida
    Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland
    Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey
    Mexico York Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington
    Wisconsin Wyoming America American Americas European
        """,
    )
)
"""Places that laws, authorities and readers are called after: with a common word behind, they name no company."""

_OF_LAW = re.compile(r"(?:Act|Code|Law|Regulations?|Directive|Rules?|Section|Article|Title|Ordinance|Treaty)\b")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each company and each other name in the text that no registry has."""
    known = registered_names(subject.library)
    for passage in subject.all_passages():
        language = passage.language
        if language == "zh":
            yield from _chinese(passage, known)
        elif language == "en":
            yield from _english(passage, known)
    yield from _names(subject, known)


def _english(passage: Passage, known: frozenset[str]) -> Iterator[Diagnostic]:
    for match in _COMPANY.finditer(passage.typed):
        if not any(name in match[0] or match[0].rstrip(".") in name for name in known):
            yield _finding(passage, match.start(), match.end())


def _chinese(passage: Passage, known: frozenset[str]) -> Iterator[Diagnostic]:
    for match in _CHINESE_FORM.finditer(passage.typed):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        name = passage.typed[start : match.end()]
        if not _CHINESE_COMPANY.fullmatch(name) and not any(own in name or name in own for own in known):
            yield _finding(passage, start, match.end())


def _names(subject: Subject, known: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each capitalised name inside an English sentence of which a word is in no dictionary."""
    words = words_of(known)
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        unknown = subject.unknown_words.get(passage.locale)
        if unknown is None or passage.language != "en":
            continue
        for match in _RUN.finditer(passage.typed):
            parts = [part for part in _parts(match[0]) if part not in words and part not in _STATES]
            is_name = len(parts) > 1 and any(part.lower() in unknown for part in parts)
            if (is_name or any(part in unknown for part in parts)) and _may_be_foreign(passage, match, known, words):
                yield _finding(passage, match.start(), match.end())


def _may_be_foreign(passage: Passage, match: re.Match[str], known: frozenset[str], words: frozenset[str]) -> bool:
    text = match[0]
    if FILLED in text or text.isupper() or text in known or _OF_LAW.search(text):
        return False
    if _COMPANY.match(passage.typed, match.start()) or all(part in words for part in _parts(text)):
        return False
    if _OF_LAW.match(passage.typed, match.end() + (passage.typed[match.end() : match.end() + 1] == " ")) or any(
        text in name for name in known
    ):
        return False
    if begins_sentence(passage.typed, match.start()) and all(part in words for part in _parts(text)[1:]):
        return False
    return not is_title_case(passage.typed)


@cache
def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[ &’'-]+", text) if len(part) > 1 and not part.isupper())


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    name = passage.text[start:end]
    return warning("entity-foreign", f"no registry knows the name `{name}`", passage.span(start, end)).with_help(
        "if it is left over from another text, write the party that is meant, such as {{ company }}",
        "if it belongs here, add it under `names:` or `parties:` in clauses/facts.yaml and write its name",
    )
