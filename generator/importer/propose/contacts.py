"""Ways to reach somebody, as facts: a telephone number and an e-mail address in a clause about contacts.

In: a run and its section. Out: the run with uses of a contact's fields. What the format of facts does not take, such
as a number that nobody could dial, stays typed; so does an address that its label was glued to.
"""

from __future__ import annotations

import re

from ...languages import every
from ...model.document import FactText, Inline, Link, Section, Text
from ...model.make import Run
from ...model.source import Source
from ...parse.facts import FACTS
from ...parse.shape import Findings
from ...parse.tree import read_tree
from ...parse.yamltext import block
from ...resolve.facts import address_of
from ..topics import CONTACT, is_about
from .runs import parted

_FIELD = re.compile(
    r"(?P<email>(?<![\w.%+-])(?!(?i:e-?mail))[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<phone>(?<![\w+-])\+?[0-9(][0-9() -]{6,18}[0-9](?![\w-]))"
)


class Directory:
    """The contacts found so far: one for each text, its first telephone number and its first address."""

    def __init__(self, keep: frozenset[str] | None) -> None:
        self.contacts: dict[str, dict[str, str]] = {}
        self._keep = keep

    def with_fields(self, run: Run, section: Section, owner: str) -> Run:
        """Return a run with its contact's fields; `owner` tells one document from others."""
        if not is_about(section, CONTACT) or (self._keep is not None and owner not in self._keep):
            return run
        return parted(run, _FIELD, lambda match: self._field(match, owner))

    def _field(self, match: re.Match[str], owner: str) -> Inline | None:
        kind = "email" if match["email"] else "phone"
        typed = match[0]
        held = self.contacts.get(owner, {})
        if held.get(kind, typed) != typed or not _is_certain(match) or not _is_taken(kind, typed):
            return None
        self.contacts.setdefault(owner, {})[kind] = typed
        return FactText(fact=f"{owner}.{kind}", text=typed, day=None)


def _is_certain(match: re.Match[str]) -> bool:
    """Say whether a run of digits is a telephone number: its country stands in front, or a word that says so."""
    typed = match[0]
    return (
        bool(match["email"])
        or typed.startswith("+")
        or any(pointers.dialled.search(match.string[: match.start()]) for pointers in every(lambda pack: pack.pointers))
    )


def with_links(run: Run, _section: Section) -> Run:
    """Return a run with links to write and to dial in place of the addresses and numbers that stayed typed."""
    return parted(run, _FIELD, _link)


def _link(match: re.Match[str]) -> Inline | None:
    kind, typed = "email" if match["email"] else "phone", match[0]
    if not _is_taken(kind, typed) or not (match["email"] or typed.startswith("+")):
        return None
    return Link(href=address_of(kind, typed), children=(Text(text=typed),))


def _is_taken(kind: str, typed: str) -> bool:
    """Say whether facts.yaml takes a value."""
    text = "\n".join(block({"contacts": {"one": {kind: typed}}}))
    findings: Findings = []
    node, found = read_tree(Source(path="clauses/facts.yaml", text=text))
    FACTS.read(node, findings)
    return not found and not findings
