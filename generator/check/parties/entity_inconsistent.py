"""A party written in another way than the registry has it. See docs/rules/entity-inconsistent.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import HAN, QUOTES
from ...model.diagnostics import Diagnostic, warning
from ...model.registries import Name, Party
from ..names import registered_names
from ..subject import Subject

_IN_CAPITALS = re.compile("[A-Z]{2,} [A-Z]{2,}")
"""Words in capitals throughout, as legal notices have them."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each Latin name of a party or thing in another letter case or with other spaces inside.

    A quoted name in Han characters with a wrong one is one as well.
    """
    yield from _misspelt(subject)
    names = {name for name in _names(subject) if re.search("[A-Za-z]{3}", name)}
    patterns = [(name, _pattern(name)) for name in sorted(names)]
    for passage in subject.all_passages():
        for name, pattern in patterns:
            for match in pattern.finditer(passage.typed):
                if match[0] not in names and not (match[0].isupper() and _IN_CAPITALS.search(passage.typed)):
                    found = warning(
                        "entity-inconsistent.otherwise", passage.span(*match.span()), match=match[0], name=name
                    )
                    yield found.with_help("entity-inconsistent.write-name", name=name).with_fix(name)


def _misspelt(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each quoted name in Han characters that differs in one of them from a registered one."""
    known = registered_names(subject.library)
    own = sorted(name for name in _names_of_all(subject) if re.fullmatch(f"[{HAN}]{{2,12}}", name))
    patterns = [(name, re.compile(f"(?<=[{QUOTES}])(?:{'|'.join(_one_off(name))})(?=[{QUOTES}])")) for name in own]
    for passage in subject.all_passages() if patterns else ():
        for name, pattern in patterns:
            for match in pattern.finditer(passage.typed):
                if match[0] not in known:
                    found = warning(
                        "entity-inconsistent.misspelt", passage.span(*match.span()), match=match[0], name=name
                    )
                    yield found.with_help("entity-inconsistent.write-name", name=name)


def _one_off(name: str) -> Iterator[str]:
    return (f"{name[:at]}[{HAN}]{name[at + 1 :]}" for at in range(len(name)))


def _names_of_all(subject: Subject) -> Iterator[str]:
    for fact in subject.library.facts.values():
        if isinstance(fact, (Party, Name)):
            yield from fact.name.values()


def _names(subject: Subject) -> Iterator[str]:
    for fact in subject.library.facts.values():
        if isinstance(fact, Party):
            yield from (*fact.name.values(), *fact.legal_name.values())
        elif isinstance(fact, Name):
            yield from (name for name in fact.name.values() if _is_coined(name))


def _is_coined(name: str) -> bool:
    """Say whether a name is no common words: one word with a capital inside, or several that all begin with one."""
    return bool(re.search("[a-z][A-Z]", name))


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name whatever its letter case, with a space or hyphen where a capital begins a part."""
    parts = re.findall(r"[A-Z]+[a-z0-9]*|[a-z0-9]+|[^A-Za-z0-9]+", name)
    return re.compile(
        r"(?<![A-Za-z0-9@./-])" + "[ -]?".join(map(re.escape, parts)) + r"(?![A-Za-z0-9@]|\.\w|-[A-Za-z0-9])",
        re.IGNORECASE,
    )
