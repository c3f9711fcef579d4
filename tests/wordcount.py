"""A toy format for tests: how many words a Document has. It is declared as every format is."""

from __future__ import annotations

from generator.model.document import Document
from generator.render.formats import File, Format, Storage
from generator.render.proof import document_text
from generator.render.site import Rendering, Site, Surroundings


def _count(document: Document) -> bytes:
    return f"{sum(len(text.split()) for text in document_text(document).values())} words\n".encode()


def _says(data: bytes, document: Document) -> bool:
    return data == _count(document)


FILE = File(name="words-{locale}.txt", media_type="text/plain", says=_says)


def _render(document: Document, _site: Site, _around: Surroundings) -> Rendering:
    return Rendering(artifacts=(FILE.made(document, _count(document)),))


FORMAT = Format(name="words", files=(FILE,), render=_render, storage=Storage.PART)
