"""A Document's JSON reads back to an equal Document, and says where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from generator.codec import CodecError, decode, encode, json_schema
from generator.model.document import Document
from tests.samples import DOCUMENTS, ENGLISH


def names(document: Document) -> str:
    return f"{document.work}-{document.locale}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_json_reads_back_to_an_equal_document(document: Document) -> None:
    assert decode(encode(document)) == document


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_json_fits_its_own_schema(document: Document) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(encode(document)))


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
    with pytest.raises(CodecError, match=says):
        decode(json.dumps(data).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{"])
def test_what_is_no_json_object_is_refused(data: bytes) -> None:
    with pytest.raises(CodecError):
        decode(data)
