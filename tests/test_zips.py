"""Zip files of others: whatever byte of one is damaged, it is read or refused, and no fault of ours."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from generator.disk.zips import read_entry
from generator.importer.reading.package import read_parts
from generator.importer.rough import UnreadableError
from generator.render.word.reading import words_of

TEXT = "word/document.xml"
XML = re.compile(r".*\.xml")


def made(packing: int = ZIP_DEFLATED) -> bytes:
    """Return a package with a text and styles."""
    words = " ".join(f"Word {number} of a text." for number in range(400))
    file = BytesIO()
    with ZipFile(file, "w", packing) as archive:
        archive.writestr(TEXT, f"<w:document xmlns:w='x'><w:t>{words}</w:t></w:document>")
        archive.writestr("word/styles.xml", "<w:styles xmlns:w='x'/>")
    return file.getvalue()


def damaged(data: bytes) -> Iterator[bytes]:
    """Yield a file with each byte of its headers changed, and with some of its contents."""
    chance = random.Random(1)  # noqa: S311
    heads = {found.start() + byte for found in re.finditer(b"PK", data) for byte in range(46)}
    places = sorted(place for place in heads if place < len(data)) + chance.sample(range(len(data)), 200)
    for place in places:
        changed = bytearray(data)
        changed[place] ^= chance.randrange(1, 256)
        yield bytes(changed)
        yield data[:place]


def test_a_damaged_file_is_refused_or_read() -> None:
    refused = 0
    for data in damaged(made()):
        try:
            read_parts(data, XML)
        except UnreadableError:
            refused += 1
            continue
        words_of(data)
    assert refused > 100


def test_words_of_a_damaged_file_are_told_or_none() -> None:
    assert None in {words_of(data) for data in damaged(made())}


@pytest.mark.parametrize("packing", [ZIP_BZIP2, ZIP_LZMA])
def test_what_no_office_document_is_packed_in_is_refused(packing: int) -> None:
    with pytest.raises(UnreadableError):
        read_parts(made(packing), XML)


@pytest.mark.parametrize("packing", [ZIP_DEFLATED, ZIP_STORED])
def test_an_entry_is_bounded_whatever_the_directory_says(packing: int) -> None:
    with ZipFile(BytesIO(made(packing))) as archive:
        size = archive.getinfo(TEXT).file_size
        assert read_entry(archive, TEXT, size) == archive.read(TEXT)
        assert read_entry(archive, TEXT, size - 1) is None
        with pytest.raises(KeyError):
            read_entry(archive, "missing", size)
