"""A party written in another way than the registry has it. See docs/rules/entity-inconsistent.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.registries import Name, Party
from ..names import registered_names
from ..subject import Subject
from .near_names import known_names, near_names

_IN_CAPITALS = re.compile("[A-Z]{2,} [A-Z]{2,}")
"""Words in capitals throughout, as legal notices have them."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each Latin name of a party or thing in another letter case or with other spaces inside.

    A word that is one slip away from a registered name is one as well.
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
    """Yield a warning for each word that is near a registered name and no word of the dictionary."""
    known = known_names(_names_of_all(subject), registered_names(subject.library))
    for passage, start, end, name in near_names(subject.all_passages(), known):
        text = passage.typed[start:end]
        found = warning("entity-inconsistent.misspelt", passage.span(start, end), match=text, name=name)
        yield found.with_help("entity-inconsistent.write-name", name=name)


def _names_of_all(subject: Subject) -> Iterator[str]:
    for fact in subject.library.facts.values():
        match fact:
            case Party():
                yield from (*fact.name.values(), *fact.legal_name.values())
            case Name():
                yield from fact.name.values()
            case _:
                pass


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
