"""What decides in English what people may do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..pattern import Pattern, ignoring_case

DECISIVE: Mapping[str, Pattern] = MappingProxyType(
    {
        "figure": ignoring_case(
            r"[0-9]+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
            r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
            r"|hundred|thousand|million|half|dozen|once|twice|percent|first|second|fourth|fifth|minimum|maximum"
            r"|at (?:least|most)|(?:more|less|fewer) than|up to)\b|[%$€£¥]"
        ),
        "period": ignoring_case(
            r"\b(?:minutes?|hours?|(?:(?:business|working|calendar)[ -])?days?|weeks?|fortnights?|months?"
            r"|quarters?|years?|decades?|daily|weekly|monthly|yearly|annual(?:ly)?|immediate(?:ly)?|prompt(?:ly)?"
            r"|indefinite(?:ly)?|permanent(?:ly)?|forever|until|before|after|deadline)\b"
        ),
        "age": ignoring_case(
            r"\b(?:ages?|aged|minors?|child(?:ren)?|adults?|teenagers?|older|younger|majority|minority)\b"
        ),
        "negation": ignoring_case(
            r"\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|without|unless|except|only"
            r"|non-\w+|refus(?:e[ds]?|ing|al)|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|exclud(?:e[ds]?|ing))\b"
            r"|n['’]t\b"
        ),
        "modal": ignoring_case(
            r"\b(?:may|might|must|shall|should|will|would|can|could|ought|needs?|ha(?:ve|s) to|required"
            r"|entitled|permitted|allowed|obliged|obligated|mandatory|optional)\b|['’](?:ll|d)\b"
        ),
        "recipient": ignoring_case(
            r"\b(?:third[ -]part(?:y|ies)|service providers?|vendors?|affiliates?|subsidiar(?:y|ies)"
            r"|(?:business )?partners?|advertisers?|contractors?|(?:sub-?)?processors?|suppliers?|authorit(?:y|ies)"
            r"|agents?|agenc(?:y|ies)|buyers?|sellers?|resellers?|governments?|police|courts?|law enforcement)\b"
        ),
    }
)
"""The patterns by what they decide: see `release/touches`."""
