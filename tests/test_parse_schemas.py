"""The JSON Schemas say what the reader says, to an editor that types scalars by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.operations.scaffold.project import schema_files
from generator.parse.schemas import json_schemas
from tests.parse_cases import HITS, NEAR_MISSES
from tests.support import MINIMAL, sources

SCHEMAS = json_schemas()
SAMPLE = Path(__file__).parent.parent / "schemas"


class Editor(yaml.SafeLoader):
    """Types scalars as editors do: numbers and truth values, but no days."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


SEEN_BY_A_SCHEMA = {"unknown-key", "missing-key", "wrong-type", "bad-name", "bad-locale", "unknown-unit"}


def schema_of(path: str) -> dict[str, Any]:
    return dict(SCHEMAS[path.rsplit("/", 1)[-1].removesuffix(".yaml")])


def faults(path: str, text: str) -> list[str]:
    """Return what an editor underlines in the YAML of `text`."""
    validator = jsonschema.Draft202012Validator(schema_of(path))
    return [fault.message for fault in validator.iter_errors(as_an_editor_sees(yaml.load(text, Loader=Editor)))]


def as_an_editor_sees(value: Any) -> Any:
    """Return YAML as JSON, whose keys are texts."""
    if isinstance(value, dict):
        return {str(key): as_an_editor_sees(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_an_editor_sees(inner) for inner in value]
    return value


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(inner)


@pytest.mark.parametrize("name, text", sorted(schema_files().items()))
def test_the_schemas_of_the_sample_are_those_of_the_program(name: str, text: str) -> None:
    assert (SAMPLE / f"{name}.json").read_text(encoding="utf-8") == text, "`clausebook schema` writes them again"


def test_every_kind_of_file_has_a_schema() -> None:
    assert set(SCHEMAS) == {
        "clausebook",
        "facts",
        "terms",
        "inventory",
        "changelog",
        "comments",
        "approvals",
        "decisions",
        "attestations",
        "law",
        "work",
        "clause",
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_tells_what_each_key_is_for(name: str) -> None:
    schema = dict(SCHEMAS[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] and schema["description"]
    records = [part for part in parts(schema) if "properties" in part]
    assert all(part["additionalProperties"] is False for part in records)
    assert all(key.get("description") for part in records for key in part["properties"].values())


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_the_reader_takes_an_editor_takes(name: str) -> None:
    path, text = NEAR_MISSES[name]
    if path.endswith(".md"):
        path, text = "clause.yaml", text.split("---\n")[1] or "{}"
    assert not yaml.load(text, Loader=Editor) or faults(path, text) == []


@pytest.mark.parametrize("path", [path for path in MINIMAL if path.endswith(".yaml")])
def test_an_editor_takes_a_small_project(path: str) -> None:
    assert faults(path, sources(MINIMAL)[path].text) == []


@pytest.mark.parametrize("name", [name for name, hit in HITS.items() if hit[2] in SEEN_BY_A_SCHEMA])
def test_a_fault_of_form_is_underlined_while_it_is_typed(name: str) -> None:
    path, text, *_ = HITS[name]
    if path.endswith(".yaml"):
        assert faults(path, text)
