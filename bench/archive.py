"""A project with many frozen editions, made by the generator's own functions, with bytes in the place of PDFs.

In: a folder. Out: 20 works in two languages, their sources, and 50 editions of each; every edition changes a sentence
of every text. A last one, of a later day, changes a single text.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bench import corpus
from generator.disk.tree import digest
from generator.editions.manifest import (
    MANIFEST,
    FrozenChange,
    FrozenEntry,
    Manifest,
    Previous,
    Summary,
    encode_manifest,
    file_name,
)
from generator.model.change import Change
from generator.model.codec import encode
from generator.model.document import Document, Paragraph, Text
from generator.operations.build import read
from generator.operations.release.freeze import frozen_document
from tests.california import california

FIRST, BEFORE, AFTER = date(2021, 7, 1), date(2021, 11, 30), date(2021, 12, 1)
"""The day of the first edition, the day before the last one, and that of the last one."""

PDF = b"%PDF-1.7 stands for one\n" * 400


def write_archive(folder: Path, works: int = 20, editions: int = 50) -> None:
    """Write the project: copies of the policy in both languages under other names, and their editions."""
    california(folder, "editions")
    documents = [one for one in read(folder, corpus.DAY, ("html",)).documents if one.work == "privacy-policy"]
    names = [f"policy-{number:02}" for number in range(works)]
    _write_works(folder / "clauses", names)
    previous: Previous | None = None
    days = [FIRST + timedelta(days=number) for number in range(editions)]
    for number, day in enumerate(days):
        previous = _freeze(folder, names, documents, day, number, previous)
    _freeze(folder, names[:1], documents[:1], AFTER, editions, previous)
    _write_changelog(folder, names, days)


def _write_works(clauses: Path, names: list[str]) -> None:
    policy = clauses / "privacy-policy"
    for name in names:
        shutil.copytree(policy, clauses / name)
        for path in (clauses / name).glob("*.md"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("work:california-addendum", f"work:{name}"), encoding="utf-8")
    shutil.rmtree(policy)
    shutil.rmtree(clauses / "california-addendum")
    terms = clauses / "terms.yaml"
    terms.write_text(re.sub(r"(?m)^  defined: .*\n", "", terms.read_text(encoding="utf-8")), encoding="utf-8")


def _freeze(
    folder: Path, names: list[str], documents: list[Document], day: date, number: int, previous: Previous | None
) -> Previous:
    texts = [_text(document, name, day, number) for name in names for document in documents]
    locales = () if len(documents) > 1 else (documents[0].locale,)
    parts = {(text.work, text.locale): {"json": encode(text), "pdf": PDF} for text in texts}
    manifest = Manifest(
        entry=FrozenEntry(
            edition=day.isoformat(), cancels=None, works=tuple(_change(name, day, locales) for name in names)
        ),
        previous=previous,
        unkept=(),
        documents=tuple(frozen_document(text, parts[text.work, text.locale]) for text in texts),
    )
    files = {file_name(*key, name): data for key, own in parts.items() for name, data in own.items()}
    files[MANIFEST] = encode_manifest(manifest)
    place = folder / "editions" / day.isoformat()
    place.mkdir(parents=True)
    for name, data in files.items():
        (place / name).write_bytes(data)
    return Previous(edition=day.isoformat(), sha256=digest(files[MANIFEST]))


def _text(document: Document, name: str, day: date, number: int) -> Document:
    first = document.sections[0]
    line = Paragraph(children=(Text(text=f"This is number {number} of {name}."),))
    sections = (replace(first, blocks=(*first.blocks, line)), *document.sections[1:])
    path = f"{document.locale}/{name}/"
    return replace(
        document, work=name, edition=day.isoformat(), path=path, sections=sections, translations=(), related=()
    )


def _change(name: str, day: date, locales: tuple[str, ...]) -> FrozenChange:
    return FrozenChange(
        work=name,
        change=Change.SUBSTANTIVE,
        locales=locales,
        effective=day,
        clauses=(),
        because=None,
        summary=(Summary(locale="en", text="Changed."), Summary(locale="zh-Hans", text="修订。")),
    )


def _write_changelog(folder: Path, names: list[str], days: list[date]) -> None:
    entry = "{change: substantive, summary: {en: Changed., zh-Hans: 修订。}}"
    works = "".join(f"    {name}: {entry}\n" for name in names)
    last = f"- edition: {AFTER}\n  works:\n    {names[0]}: {entry.replace('{change', '{locales: [en], change', 1)}\n"
    entries = (f"- edition: {day}\n  works:\n{works}" for day in reversed(days))
    (folder / "clauses" / "changelog.yaml").write_text("".join([last, *entries]), encoding="utf-8")
