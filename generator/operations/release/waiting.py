"""Settings that take effect only once a text is released with them: `notice:`, `paths:` and `moved-from:`.

In: the differences between the working text and what was frozen last, and the works. Out: a message for each such
setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model.diagnostics import Message
from ...model.library import Work
from ..extent import texts_named
from .difference import Difference, frozen_text


def waiting(found: Sequence[Difference], works: Mapping[str, Work]) -> Iterator[Message]:
    """Yield the settings that are others now, with the texts that they wait for.

    Raises EditionError for a text that was altered; only one whose digest changed is read.
    """
    there = [one for one in found if one.old and one.new and not one.ended]
    for name, file, waits in (
        ("paths", "clausebook.yaml", [one for one in there if _moved(one)]),
        ("notice", "clausebook.yaml", [one for one in there if one.changed and _noticed(one)]),
        ("moved-from", "work.yaml", [one for one in there if _led(one, works)]),
    ):
        if waits:
            texts = texts_named((one.work, one.locale) for one in waits)
            yield Message("build.setting-waits", name=name, file=file, texts=texts)


def _moved(one: Difference) -> bool:
    return bool(one.old and one.new and one.old.path != one.new.path)


def _noticed(one: Difference) -> bool:
    old = frozen_text(one)
    return bool(old and one.new and old.notice != one.new.notice)


def _led(one: Difference, works: Mapping[str, Work]) -> bool:
    """Say whether addresses are to lead to a text that do not yet: no edition of it names them."""
    work = works.get(one.work)
    return bool(work and one.old and {*work.locales[one.locale].moved_from} - {*one.old.moved_from})
