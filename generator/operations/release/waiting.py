"""Settings of `clausebook.yaml` that readers see only once a text is released with them: `notice:` and `paths:`.

In: the differences between the working text and what was frozen last. Out: a message for each such setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.diagnostics import Message
from ..extent import texts_named
from .difference import Difference, frozen_text


def waiting(found: Sequence[Difference]) -> Iterator[Message]:
    """Yield the settings that are others now, with the texts that they wait for.

    Raises EditionError for a text that was altered; only one whose digest changed is read.
    """
    there = [one for one in found if one.old and one.new and not one.ended]
    moved = [one for one in there if one.old and one.new and one.old.path != one.new.path]
    for name, waits in (("paths", moved), ("notice", [one for one in there if one.changed and _noticed(one)])):
        if waits:
            texts = texts_named((one.work, one.locale) for one in waits)
            yield Message("build.setting-waits", name=name, texts=texts)


def _noticed(one: Difference) -> bool:
    old = frozen_text(one)
    return bool(old and one.new and old.notice != one.new.notice)
