"""A new project: a small bilingual policy that builds at once.

In: the sample that the package carries, and a day. Out: the texts to write; they belong to whoever asked for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

from ...disk.project import SETTINGS, read_sample
from ...editions.duties import FrozenDuties
from ...editions.entered import Entered
from ...editions.manifest import Manifest, Redactions
from ...editions.supplements import Supplement
from ...editions.upgrades import SCHEMA as EDITION_SCHEMA
from ...model.codec import SCHEMA
from ...model.codec.schema import json_schema
from ...model.document import Document
from ...parse.schemas import json_schemas
from .refusal import ScaffoldError

DAY = "2021-06-30"
"""The day that the sample's changelog names, in place of which the day of the new project stands."""
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
"""What a clause of the bilingual sample says of its counterpart."""


def new_project(day: date, locale: str | None = None) -> dict[str, str]:
    """Return the files of a project that is adopted on `day`, by path: the sample, and what belongs to it.

    The sample is bilingual; with a `locale` it is in that language alone. Raises ScaffoldError where there is none.
    """
    sample = _in_one_language(locale) if locale else read_sample()
    texts = {path: text.replace(DAY, day.isoformat()) for path, text in sample.items()}
    return texts | surroundings(path.split(".")[-2] for path in texts if path.endswith(".md"))


def _in_one_language(locale: str) -> Mapping[str, str]:
    """Return the clauses of the sample that a language has, with settings and registries of their own."""
    samples = read_sample("samples")
    if f"{locale}/{SETTINGS}" not in samples:
        there = tuple(path.removesuffix(f"/{SETTINGS}") for path in samples if path.endswith(SETTINGS))
        raise ScaffoldError("init.no-sample", locale=locale, locales=there)
    own = {path.partition("/")[2]: text for path, text in samples.items() if path.startswith(f"{locale}/")}
    clauses = {path: text for path, text in read_sample().items() if path.endswith(f".{locale}.md")}
    return own | {path: _FRONT.sub("", text) for path, text in clauses.items()}


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
            "duties": json_schema(FrozenDuties, EDITION_SCHEMA, "Clausebook edition, the law in scope"),
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


def every_schema() -> dict[str, str]:
    """Return all schemas by name: that of an answer differs where a file is called what its command is."""
    files = {**schema_files(), **edition_schemas()}
    return {**files, **{f"{name}-answer" if name in files else name: text for name, text in answer_schemas().items()}}


def _texts(schemas: Mapping[str, object]) -> dict[str, str]:
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas.items()}
