"""Whether what an edition keeps beside a text says what the text says.

In: an `Archive` whose files have their hashes. Out: findings. A hash proves that a page is the one that was kept; its
words are proved by the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..editions import Archive, load
from ..editions.archive import damaged, read_file
from ..model.diagnostics import Diagnostic, Message
from ..render import chosen


def unlike(archive: Archive) -> Iterator[Diagnostic]:
    """Yield the parts that do not say what the text of their edition says. Raises EditionError for an altered file."""
    for frozen in archive.editions:
        for held in frozen.manifest.documents:
            parts = frozen.parts(held)
            for says, path in ((one.files[0].says, parts[one.name].path) for one in chosen(parts)):
                if says and not says(read_file(frozen, path), load(frozen, held)):
                    yield damaged(frozen.folder, path, Message("edition-damaged.page"))
