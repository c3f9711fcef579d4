"""A new project: a small bilingual policy that builds at once.

In: the sample that the package carries, and a day. Out: the texts to write; they belong to whoever asked for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from ...disk.project import read_sample
from ...editions.entered import Entered
from ...editions.manifest import Manifest, Redactions
from ...editions.supplements import Supplement
from ...editions.upgrades import SCHEMA as EDITION_SCHEMA
from ...model.codec import SCHEMA
from ...model.codec.schema import json_schema
from ...model.document import Document
from ...parse.schemas import json_schemas

DAY = "2021-06-30"
"""The day that the sample's changelog names, in place of which the day of the new project stands."""


def new_project(day: date) -> dict[str, str]:
    """Return the files of a project that is adopted on `day`, by path: the sample, and what belongs to it."""
    texts = {path: text.replace(DAY, day.isoformat()) for path, text in read_sample().items()}
    return texts | surroundings(path.split(".")[-2] for path in texts if path.endswith(".md"))


def surroundings(locales: Iterable[str]) -> dict[str, str]:
    """Return what a project in these languages has beside its texts: settings of git and editors, schemas, a README."""
    from ...report import DEFAULT, best_language

    hidden = {path: text for path, text in read_sample().items() if path.startswith(".")}
    schemas = {f"schemas/{name}.json": text for name, text in schema_files().items()}
    readmes, spoken = read_sample("readme"), dict.fromkeys(best_language(locale) or DEFAULT for locale in locales)
    return hidden | schemas | {"README.md": "\n".join(readmes[f"{language}.md"] for language in sorted(spoken))}


def schema_files() -> dict[str, str]:
    """Return the JSON Schemas of every YAML file and of `document.json`, by name."""
    return _texts({**json_schemas(), "document": json_schema(Document, SCHEMA, "Clausebook document")})


def edition_schemas() -> dict[str, str]:
    """Return the JSON Schemas of what editions say of themselves, and a site of them, by name."""
    from ..published.sitefiles.in_force import SCHEMA as IN_FORCE_SCHEMA
    from ..published.sitefiles.in_force import EditionsInForce

    return _texts(
        {
            "manifest": json_schema(Manifest, EDITION_SCHEMA, "Clausebook edition"),
            "redactions": json_schema(Redactions, EDITION_SCHEMA, "Clausebook edition, what was blanked"),
            "supplement": json_schema(Supplement, EDITION_SCHEMA, "Clausebook edition, what came later"),
            "editions": json_schema(EditionsInForce, IN_FORCE_SCHEMA, "Clausebook, which versions are in force"),
            "entered": json_schema(Entered, EDITION_SCHEMA, "Clausebook, texts that were entered from a file"),
        }
    )


def answer_schemas() -> dict[str, str]:
    """Return the JSON Schemas of what the commands answer with `--json`, by their names."""
    from ..answers import ANSWERS
    from ..answers import SCHEMA as ANSWER_SCHEMA

    return _texts(
        {name: json_schema(kind, ANSWER_SCHEMA, f"clausebook {name} --json") for name, kind in ANSWERS.items()}
    )


def _texts(schemas: Mapping[str, object]) -> dict[str, str]:
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas.items()}
