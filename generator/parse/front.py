"""The front matter of a clause: a typed number, how it stands to the original, the requirements that it answers.

In: the Source of a clause. Out: its front matter, and the offset at which the text begins. Whether a digest is still
that of the original is not asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..model.diagnostics import Diagnostic, error
from ..model.source import Source, Span
from ..model.written import Relation
from .record import RecordValues, listed, optional, place_of, record_of
from .shape import Findings, Placed, one_of
from .tree import read_tree
from .values import LINE, NAME, PERSON, PROSE, text_like


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands before the text of a clause."""

    label: str | None = None
    relation: Relation | None = None
    requirements: tuple[str, ...] = ()
    was: tuple[tuple[str, Span], ...] = ()


_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---[ \t]*(?:\n|\Z)|(?=# ))", re.MULTILINE)
_OF_A_TEXT = text_like(r"(?:sha256:)?[0-9a-f]{8,64}", "bad-value.digest", "bad-value.leave-digest")
_REQUIREMENT = text_like(r"[A-Za-z0-9][A-Za-z0-9._:-]*", "bad-value.requirement", "bad-value.requirement-form")

_RELATION = optional(
    "relation",
    one_of(("translation", "counterpart")),
    "translation: of the clause in the original language; counterpart: an independent text on the same matter.",
)
_OF = optional("of", _OF_A_TEXT, "The digest of the text that was translated; written by a command.")
_EDITORIAL = optional(
    "editorial", _OF_A_TEXT, "The digest of a later text whose changes need no new translation; written by a command."
)
_READ_BY = optional(
    "read-by", PERSON, "Who read the translation against its original, and when; written by a command where it is told."
)
_REASON = optional("reason", PROSE, "Why this is a counterpart and no translation.")


def _front_matter(relation: str | None, **told: Any) -> FrontMatter:
    about = {name: told.pop(name) for name in ("of", "editorial", "reason", "span")}
    return FrontMatter(relation=Relation(kind=relation, **about) if relation else None, **told)


def _demand(values: RecordValues, findings: Findings) -> None:
    """Report what a relation needs and lacks, and what no relation asks for."""
    kind = values[_RELATION]
    if kind == "translation" and _OF.name not in values.nodes:
        findings.append(error("missing-key.of", values.span(_RELATION)).with_help("missing-key.add-of"))
    if kind == "counterpart" and _REASON.name not in values.nodes:
        findings.append(error("missing-key.reason", values.span(_RELATION)).with_help("missing-key.add-reason"))
    for key, owner in (
        (_OF, "translation"),
        (_EDITORIAL, "translation"),
        (_READ_BY, "translation"),
        (_REASON, "counterpart"),
    ):
        if key.name in values.nodes and kind != owner and (kind or _RELATION.name not in values.nodes):
            findings.append(
                error("unknown-key.of-another", values.span(key), key=key.name, owner=owner).with_help(
                    "unknown-key.relation", owner=owner
                )
            )


FRONT_MATTER = record_of(
    "Front matter of a clause",
    _front_matter,
    _demand,
    label=optional("label", LINE, "The number of the clause as it is printed, where no pattern of its work gives it."),
    relation=_RELATION,
    of=_OF,
    editorial=_EDITORIAL,
    _read_by=_READ_BY,
    reason=_REASON,
    span=place_of(_RELATION),
    requirements=listed("requirements", _REQUIREMENT, "The ids of requirements that this clause answers."),
    was=listed(
        "was",
        Placed(shape=NAME, make=lambda name, node: (name, node.span)),
        "Ids that this clause, or a clause or paragraph whose matter it holds now, had before: links to them lead "
        "here.",
    ),
)


def front_range(source: Source) -> tuple[int, int] | None:
    """Return where the lines of the front matter begin and end; None where there is none that is closed."""
    opening = _FENCE.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None  # the title ends the search
    return (opening.end(), closing.start()) if opening and closing and closing[0] else None


def read_front_matter(source: Source) -> tuple[FrontMatter, int, tuple[Diagnostic, ...]]:
    """Return the front matter, the offset behind it, and what is wrong with it; most clauses have none."""
    opening = _FENCE.match(source.text)
    if not opening:
        return FrontMatter(), 0, ()
    closing = _CLOSING.search(source.text, opening.end())  # the title ends the search: what follows it is text
    if not closing or not closing[0]:
        finding = error("front-matter-unclosed.never-closed", source.span(0, 3))
        start = closing.start() if closing else len(source.text)
        return FrontMatter(), start, (finding.with_help("front-matter-unclosed.close"),)
    node, found = read_tree(source, opening.end(), closing.start())
    findings = list(found)
    front = FRONT_MATTER.read(node, findings)
    return front or FrontMatter(), closing.end(), tuple(findings)
