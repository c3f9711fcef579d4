"""Traditional characters in simplified Chinese, and the other way round. See docs/rules/script-mixed.md.

Which characters are simplified is what GB/T 2312 encodes, which are traditional what Big5 does; a character of both, or
of neither, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...languages.characters import HAN
from ...languages.parts.writing import Encoded
from ...model.diagnostics import Diagnostic, Message, warning
from ..passage import Passage
from ..subject import Subject

_HAN_RUN = re.compile(f"[{HAN}]+")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each run of characters of the other script."""
    for passage, encoded in subject.passages_with(lambda pack: pack.encoded):
        yield from _in_passage(passage, encoded)


def _in_passage(passage: Passage, encoded: Encoded) -> Iterator[Diagnostic]:
    for run in _HAN_RUN.finditer(passage.typed):
        strange = "".join("x" if _only(c, encoded.other, encoded.own) else " " for c in run[0])
        for match in re.finditer("x+", strange):
            start, end = run.start() + match.start(), run.start() + match.end()
            text = passage.typed[start:end]
            found = warning(
                "script-mixed.other", passage.span(start, end), text=text, script=Message(encoded.other_name)
            )
            yield found.with_help("script-mixed.write-own", locale=passage.locale)


@lru_cache(maxsize=8192)
def _only(character: str, encoded: str, not_encoded: str) -> bool:
    return _has(character, encoded) and not _has(character, not_encoded)


def _has(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
