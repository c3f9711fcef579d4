"""JSON Schemas of the YAML files, for the editors that people type them in.

In: the shapes that the reader itself uses, so that the two cannot drift apart. Out: one schema (draft 2020-12) per kind
of file. It says what a single value may look like; what values must have in common is for the reader alone to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .approvals import APPROVALS
from .attestations import ATTESTATIONS
from .changelog import CHANGELOG
from .comments import COMMENTS
from .decisions import DECISIONS
from .facts import FACTS
from .front import FRONT_MATTER
from .inventory import INVENTORIES
from .laws import law_shape
from .outline import outline_definitions
from .settings import SETTINGS
from .shape import Schema
from .terms import TERMS
from .work import WORK

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ABOUT: Mapping[str, tuple[Schema, str, str]] = {
    "clausebook": (SETTINGS.schema(), "clausebook.yaml", "The settings of the project."),
    "facts": (FACTS.schema(), "facts.yaml", "What clauses use by name, in every language, and never type out."),
    "terms": (TERMS.schema(), "terms.yaml", "Defined terms, by name."),
    "inventory": (INVENTORIES.schema(), "inventory.yaml", "Categories of personal information, by jurisdiction."),
    "changelog": (CHANGELOG.schema(), "changelog.yaml", "The editions, newest first."),
    "comments": (COMMENTS.schema(), "comments.yaml", "What was said of the text while it was worked on."),
    "approvals": (APPROVALS.schema(), "approvals.yaml", "Who approved which words; written by `approve`."),
    "decisions": (DECISIONS.schema(), "decisions.yaml", "What was decided of changes that came back."),
    "attestations": (
        ATTESTATIONS.schema(),
        "attestations.yaml",
        "What a person asserts of a duty.",
    ),
    "law": (law_shape().schema(), "laws/<jurisdiction>.yaml", "Duties of one jurisdiction."),
    "work": (
        {**WORK.schema(), "$defs": outline_definitions()},
        "work.yaml",
        "One document: its languages, titles, dates, numbers and outline.",
    ),
    "clause": (FRONT_MATTER.schema(), "front matter", "What may stand before the title of a clause."),
}


def json_schemas() -> Mapping[str, Schema]:
    """Return the schemas by name, without a file's ending."""
    return MappingProxyType(
        {
            name: {"$schema": _DIALECT, **schema, "title": title, "description": about}
            for name, (schema, title, about) in _ABOUT.items()
        }
    )
