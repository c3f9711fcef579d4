"""Whether a passage is likely to answer a duty, by the words that such passages use.

In: a duty, the plain text of a passage and the cues of `Laws`. Out: yes, no, or None where no cue is known. Likely is
not shown: people tag clauses, and a passage without a tag answers nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...languages import known_of
from ...languages.characters import WIDE_STOPS
from ...model.duties import HINT, Duty, Laws

_EDGE = r"(?<![a-z](?=[a-z]))"
"""A word of Latin letters begins where it is looked for, not in the middle of another; it may end in any way."""
_GAP = rf"[^.;!?{WIDE_STOPS}\n]{{0,80}}?{_EDGE}"
_NEVER = "(?!)"
NARROWING = frozenset({"biometric", "minors", "sensitive", "seven-days", "twelve-months"})
"""Cues of whose or what information something is said, or of which time: alone they tell nothing of what is said."""
_SPACE, _APOSTROPHE = re.compile(r"[^\S\n]+"), str.maketrans("’", "'")


def is_likely(duty: Duty, text: str, language: str, laws: Laws) -> bool | None:
    """Say whether a text, a line for each heading or paragraph, meets all cues of a duty in a language or locale.

    None where the duty has no cue, or one that has no words in this language.
    """
    met = _met(duty.cues, text, language, laws, hints=False)
    return all(met) if met else None


def is_unlikely(duty: Duty, text: str, language: str, laws: Laws) -> bool | None:
    """Say whether a text meets no cue of a duty, not even by a hint, so that it is about something else; None as above.

    A clause may answer a part of a duty, and then it meets some, beside one that only narrows another.
    """
    telling = tuple(name for name in duty.cues if name not in NARROWING) or duty.cues
    met = _met(telling, text, language, laws, hints=True)
    return not any(met) if met else None


def _met(names: tuple[str, ...], text: str, language: str, laws: Laws, *, hints: bool) -> tuple[bool, ...]:
    tag = known_of(language).tag
    asked = [laws.cues.get(name, {}).get(tag, ()) for name in names]
    return tuple(_meets(alternatives, text, hints=hints) for alternatives in asked) if all(asked) else ()


@lru_cache(maxsize=4096)  # duties of many jurisdictions ask for the same, of the same passage
def _meets(alternatives: tuple[str, ...], text: str, *, hints: bool) -> bool:
    return _pattern(alternatives, hints=hints).search(_plain(text)) is not None


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.lower().translate(_APOSTROPHE))


@cache
def _pattern(alternatives: tuple[str, ...], *, hints: bool) -> re.Pattern[str]:
    """Return one expression for all alternatives of a cue, as `parse.cues` describes them, or for all but its hints."""
    chosen = [cue.removeprefix(HINT) for cue in alternatives if hints or not cue.startswith(HINT)]
    gaps = (re.sub(" ?… ?", lambda _: _GAP, cue.lower().replace(".", r"\.").replace("(", "(?:")) for cue in chosen)
    return re.compile("|".join(_EDGE + cue for cue in gaps) or _NEVER)
