"""`laws/cues.yaml`: the words by which a passage is found that is likely to answer a duty.

In: nothing. Out: `CUE_TABLE`, the shape of that file. A cue is written in few signs, so that no text can hold up a
search for it: words, `(one|another)`, `?` after what may be missing, `…` for anything in between, and `~ ` before all.
"""

from __future__ import annotations

from ..model.duties import HINT
from .shape import NamedRecords, Sequence
from .values import NAME, ByLocale, text_like

_CHARACTER = r"[^\n\\*+^$\[\]{}()|?…~]"
_INNER = rf"\({_CHARACTER}+(?:\|{_CHARACTER}+)*\)"
_OPTION = rf"(?:{_CHARACTER}\??|{_INNER}\??)+"
_WORDS = rf"(?:{_CHARACTER}\??|\({_OPTION}(?:\|{_OPTION})*\)\??)+"
CUE = rf"(?:{HINT})?(?=(?:[^?]*\?){{0,4}}[^?]*$){_WORDS}(?:…{_WORDS}){{0,2}}"
"""Two gaps and four marks `?` at most, and no repetition: each bounds what a search has to try at a place."""

CUE_TABLE = NamedRecords(
    key=NAME, value=ByLocale(item=Sequence(item=text_like(CUE, "bad-value.cue", "bad-value.cue-form")))
)
