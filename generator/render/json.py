"""A Document as JSON: the canonical form that reads back to an equal Document.

In: a Document and a Site. Out: `document.json` in the Document's folder. Its shape is that of `model/codec/`.
"""

from __future__ import annotations

from ..model.codec import encode
from ..model.document import Document
from .addresses import TEXT
from .formats import File, Format, Storage
from .site import NOTHING, Rendering, Site, Surroundings

_FILE = File(name=TEXT, media_type="application/json")


def render_json(document: Document, _site: Site, _around: Surroundings = NOTHING) -> Rendering:
    """Return the JSON of a Document, which is the same on every Site."""
    return Rendering(artifacts=(_FILE.made(document, encode(document)),))


FORMAT = Format(name="json", files=(_FILE,), render=render_json, storage=Storage.ORIGINAL)
