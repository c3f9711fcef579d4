"""A Document's JSON reads back to an equal Document, and says where it is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import jsonschema
import pytest

from generator.markup.engine import MAX_DEPTH
from generator.model.change import Change
from generator.model.codec import SCHEMA, CodecError, decode, encode, pack, unpack
from generator.model.codec.schema import json_schema
from generator.model.document import Block, Document, Inline, List, ListItem, Paragraph, Strong, Text
from tests.samples import DOCUMENTS, ENGLISH
from tests.support import refused


def names(document: Document) -> str:
    return f"{document.work}-{document.locale}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_json_reads_back_to_an_equal_document(document: Document) -> None:
    assert decode(encode(document)) == document


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_json_fits_its_own_schema(document: Document) -> None:
    schema = json_schema(Document, SCHEMA, "Clausebook document")
    jsonschema.Draft202012Validator(schema).validate(json.loads(encode(document)))


def test_json_is_canonical() -> None:
    data = encode(ENGLISH)
    again = json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    assert data == again.encode()


def change(path: str, value: object) -> Callable[[Any], None]:
    """Return a function that sets one value deep in parsed JSON; the value None removes it."""

    def apply(data: Any) -> None:
        *before, last = [int(part) if part.isdigit() else part for part in path.split("/")]
        for part in before:
            data = data[part]
        if value is None:
            del data[last]
        else:
            data[last] = value

    return apply


@pytest.mark.parametrize(
    "path, value, says",
    [
        ("schema", 0, "schema 1 expected"),
        ("schema", 2, "written by a newer Clausebook"),
        ("locale", None, "document: missing or unknown field locale"),
        ("colour", "red", "document: missing or unknown field colour"),
        ("title", 7, "document.title: str expected"),
        ("table-of-contents", 1, "document.table-of-contents: bool expected"),
        ("modified", "2021-02-30", "document.modified: a date"),
        ("sections", {}, "document.sections: a list expected"),
        ("sections/0/type", "clause", r"document.sections\[0\]: one of revised, section expected"),
        ("sections/0/blocks/0/type", "script", r"document.sections\[0\].blocks\[0\]: one of"),
    ],
)
def test_wrong_json_is_refused_with_the_place(path: str, value: object, says: str) -> None:
    data = json.loads(encode(ENGLISH))
    change(path, value)(data)
    with refused(CodecError, says):
        decode(json.dumps(data).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{"])
def test_what_is_no_json_object_is_refused(data: bytes) -> None:
    with pytest.raises(CodecError):
        decode(data)


def nested(levels: int, innermost: object) -> bytes:
    """Return a text with sections inside each other, and in the last of them what may be no section."""
    data = json.loads(encode(ENGLISH))
    section = {**data["sections"][0], "sections": [innermost]}
    for _ in range(levels):
        section = {**section, "sections": [section]}
    return json.dumps({**data, "sections": [section]}).encode()


def test_a_fault_deep_inside_is_found_at_its_place_in_one_pass() -> None:
    with refused(CodecError, r"document(\.sections\[0\]){60}: one of"):
        decode(nested(58, {}))


@pytest.mark.parametrize("levels", [150, 240])
def test_what_is_nested_deeper_than_any_document_is_refused(levels: int) -> None:
    with refused(CodecError, r"deeper than any document|not JSON"):
        decode(nested(levels, {}))


def test_the_deepest_clause_comes_back() -> None:
    inlines: tuple[Inline, ...] = (Text(text="word"),)
    for _ in range(MAX_DEPTH):
        inlines = (Strong(children=inlines),)
    block: Block = Paragraph(children=inlines)
    for _ in range(MAX_DEPTH):
        block = List(items=(ListItem(number=None, anchor=None, blocks=(block,)),))
    inner = replace(ENGLISH.sections[0], blocks=(block,), sections=())
    deep = replace(ENGLISH, sections=(replace(inner, sections=(replace(inner, sections=(inner,)),)),))
    assert decode(encode(deep)) == deep


# --- shapes that grow -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A seal on something."""

    by: str
    kind: Change = Change.REVIEWED


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A shape to which `seals`, `notes` and `weight` came later."""

    name: str
    seals: Mapping[str, Seal] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    weight: int | None = None


PARCELS = (
    (Parcel(name="x"), '{"name":"x","schema":1,"type":"parcel"}'),
    (Parcel(name="x", weight=0), '{"name":"x","schema":1,"type":"parcel","weight":0}'),
    (
        Parcel(name="x", seals={"b": Seal(by="y"), "a": Seal(by="z", kind=Change.ADOPTED)}, notes=("n",)),
        '{"name":"x","notes":["n"],"schema":1,"seals":{"a":{"by":"z","kind":"adopted","type":"seal"},'
        '"b":{"by":"y","type":"seal"}},"type":"parcel"}',
    ),
)


@pytest.mark.parametrize("parcel, written", PARCELS)
def test_what_has_its_default_is_not_written_and_comes_back(parcel: Parcel, written: str) -> None:
    data = pack(parcel, 1)
    assert data.decode() == written + "\n"
    assert unpack(data, Parcel, 1, {}) == parcel
    jsonschema.Draft202012Validator(json_schema(Parcel, 1, "Parcel")).validate(json.loads(data))


@pytest.mark.parametrize(
    "written, says",
    [
        ('{"schema":1,"type":"parcel"}', "parcel: missing or unknown field name"),
        ('{"colour":1,"name":"x","schema":1,"type":"parcel"}', "parcel: missing or unknown field colour"),
        ('{"name":"x","schema":1,"seals":[],"type":"parcel"}', "parcel.seals: an object expected"),
        ('{"name":"x","schema":1,"seals":{"a":{"type":"seal"}},"type":"parcel"}', "parcel.seals.a: missing or unknown"),
        ('{"name":"x","schema":1,"type":"parcel","weight":"1"}', "parcel.weight: int expected"),
    ],
)
def test_what_came_later_is_read_as_strictly(written: str, says: str) -> None:
    """A key that the schema does not name is the one thing that it lets through: keys may come."""
    with refused(CodecError, re.escape(says)):
        unpack(written.encode(), Parcel, 1, {})
    faults = jsonschema.Draft202012Validator(json_schema(Parcel, 1, "Parcel")).iter_errors(json.loads(written))
    assert bool([*faults]) is ("colour" not in written)
