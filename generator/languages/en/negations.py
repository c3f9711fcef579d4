"""What English negates."""

from __future__ import annotations

from ..parts.wording import Negations
from ..pattern import ignoring_case

NEGATIONS = Negations(
    duty=ignoring_case(
        r"\b(?:(?:shall|may|will|must|do|does|can|should) ?not|(?:ca|wo|do|does|must|should|sha)n[’']t|never)\b"
        r"(?! (?:only|hesitate|exceed|be (?:less|more|later|fewer|limited)|limited|necessarily))"
    ),
    every=ignoring_case(
        r"n[’']t\b|\b(?:no|not|non|cannot|never|neither|nor|none|nobody|nothing|nowhere|without|unless|except|only"
        r"|solely|free|secret|confidential(?:ly)?|den(?:y|ies|ied)|unable|opt-?out"
        r"|(?:prohibit|forbid|refus|refrain|prevent|avoid|ceas|stop|declin|reject|fail|exclu|exempt|prior to|lack"
        r"|limit|restrict|withh|disab|inacc|incap|impos|invalid|illegal|irre|unlaw|discontinu|no)\w*"
        r"|un\w+(?:ed|able))\b"
    ),
)
