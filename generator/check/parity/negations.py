"""What a text says that nobody does or may do, in English and Chinese.

In: text. Out: where it negates a duty, and whether it negates anything in any way, for languages have many: 不出售 is
"never sells", 未经授权 is "unauthorised", 不得少于 is "at least". It judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_DUTIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(
            r"\b(?:(?:shall|may|will|must|do|does|can|should) ?not|(?:ca|wo|do|does|must|should|sha)n[’']t|never)\b"
            r"(?! (?:only|hesitate|exceed|be (?:less|more|later|fewer|limited)|limited|necessarily))",
            re.IGNORECASE,
        ),
        "zh": re.compile(
            "(?:不得(?!不|已|少于|超过|低于|高于|晚于|早于|迟于)|不会|不能|不可(?!抗力|缺|或缺|避免|分割|撤销)|不应|不予|不向|不将|不再"
            "|禁止|并不|决不|绝不|从不)"
        ),
    }
)
_ANY: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(
            r"n[’']t\b|\b(?:no|not|non|cannot|never|neither|nor|none|nobody|nothing|nowhere|without|unless|except|only"
            r"|solely|free|secret|confidential(?:ly)?|den(?:y|ies|ied)|unable|opt-?out"
            r"|(?:prohibit|forbid|refus|refrain|prevent|avoid|ceas|stop|declin|reject|fail|exclu|exempt|prior to|lack"
            r"|limit|restrict|withh|disab|inacc|incap|impos|invalid|illegal|irre|unlaw|discontinu|no)\w*"
            r"|un\w+(?:ed|able))\b",
            re.IGNORECASE,
        ),
        "zh": re.compile(
            "(?:不(?!同|断|仅|但|论|过|久|良)|无(?!论)|未(?!成年|来)|非(?!常)|没有|勿|禁|拒绝|停止|仅限?|只|除非|避免|防止|免|限制|杜绝|保密|否)"
        ),
    }
)

LANGUAGES = frozenset(_DUTIES)
"""The languages whose negations are known."""


def duty_in(text: str, language: str) -> tuple[int, int] | None:
    """Return the range of the first words that say what nobody does or may do."""
    match = _DUTIES[language].search(text)
    return match.span() if match else None


def is_negated(text: str, language: str) -> bool:
    """Say whether a text has any word that negates or limits."""
    return _ANY[language].search(text) is not None
