"""What decides in English what people may do, and what one may write in several ways."""

from __future__ import annotations

from collections.abc import Mapping

from ..parts.writing import Rewriting
from ..pattern import Pattern, ignoring_case, words_in

DECISIVE: Mapping[str, Pattern] = {
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
        r"|entitled|permit(?:s|ted)?|allow(?:s|ed)?|oblige[ds]?|obligated|mandatory|optional)\b|['’](?:ll|d)\b"
    ),
    "recipient": ignoring_case(
        r"\b(?:third[ -]part(?:y|ies)|service providers?|vendors?|affiliates?|subsidiar(?:y|ies)"
        r"|(?:business )?partners?|advertisers?|contractors?|(?:sub-?)?processors?|suppliers?|authorit(?:y|ies)"
        r"|agents?|agenc(?:y|ies)|buyers?|sellers?|resellers?|governments?|police|courts?|law enforcement)\b"
    ),
    "scope": ignoring_case(
        r"\b(?:all|any|each|every|both|either|some|certain|entire(?:ly)?|whole|solely|exclusive(?:ly)?|most|many|few"
        r"|other|others|further|additional(?:ly)?|general(?:ly)?|usual(?:ly)?|always|often|sometimes"
        r"|includ(?:e|es|ed|ing)|such as|limited|worldwide)\b"
    ),
    "condition": ignoring_case(
        r"\b(?:if|when(?:ever)?|where(?:ver)?|while|provided|subject|in case|in the event|as long as|to the extent"
        r"|otherwise|conditions?|conditional|during|pending|because|despite|notwithstanding)\b"
    ),
    "joiner": ignoring_case(r"\b(?:and|or|as well as|together with|plus|but)\b"),
    "right": ignoring_case(
        r"\b(?:rights?|consent\w*|opt(?:ed|ing)?[ -]?(?:in|out)|withdraw\w*|revok\w*|object(?:s|ed|ing|ions?)?"
        r"|complain\w*|appeal\w*|portab\w*|choose|choices?|waive\w*|liab\w+|indemn\w+|warrant\w*|terminat\w+"
        r"|refund\w*|remed(?:y|ies)|arbitrat\w+|damages|fees?|charg(?:e[ds]?|ing)|free)\b"
    ),
    "relation": ignoring_case(
        r"\b(?:above|below|under|over|beyond|within|inside|outside|between|among|across|through(?:out)?|from|into"
        r"|onto|upon|against|towards?|by|with|about|since|once|again|as|than|then|so|therefore|however|instead"
        r"|i|we|us|our|ours|you|your|yours|they|them|their|theirs|he|she|it|its|his|her|who|whom|whose|which|that"
        r"|this|these|those|such|same|own|is|are|was|were|be|been|being|has|had|do|does|did|more|less|only|even"
        r"|already|yet|still|now|here|there|before\w*|after\w*|early|earlier|earliest|late|later|latest|soon\w*"
        r"|last|next|previous\w*|following|likely|possibl[ey]|probabl[ey]|reasonabl[ey]|direct(?:ly)?|indirect(?:ly)?)\b"
    ),
    "purpose": ignoring_case(
        r"\b(?:purposes?|in order to|advertis\w+|market(?:ing|ed)?|profil\w+|analy[sz]\w+|research"
        r"|train(?:s|ed|ing)?|sell(?:s|ing)?|sold|sale|rent(?:s|ed|ing)?|leas(?:e[ds]?|ing)|trad(?:e[ds]?|ing)|shar(?:e[ds]?|ing)"
        r"|disclos\w+|transfer\w*|publish\w*|publication|combin\w+|track(?:s|ed|ing)?|monitor\w*"
        r"|sensitive|biometric|personal|health|financial|precise|anonym\w+|pseudonym\w+|aggregat\w+"
        r"|de-?identif\w+)\b"
    ),
}
"""The patterns by what they decide: see `release/touches`."""

_ORDINALS = dict(
    zip(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        ("1st", "2nd", "3rd", *(f"{number}th" for number in range(4, 11))),
        strict=True,
    )
)

_NO_NOUN = "an?|the|this|that|these|those|my|your|our|his|her|its|their|not"
"""Words that no possessive stands before: "its your duty" has lost an apostrophe."""

REWRITING = Rewriting(
    forms=(
        (ignoring_case(r"\bit['’]s(?= own\b)"), "its"),
        (ignoring_case(rf"\b(it)s(?= (?:{_NO_NOUN})\b)"), r"\1 is"),
        (ignoring_case(rf"\b(you)r(?= (?:{_NO_NOUN}|\w+(?:ed|en) (?:to|by|for|from|in|with))\b)"), r"\1 are"),
        (Pattern(r"(?<=\d) ?([ap])\.?m\b\.?(?! *[A-Z])"), r" \1m"),
        (Pattern(r"\b([A-Z])\.([A-Z])\b\.?"), r"\1\2"),
        (ignoring_case(r"\b(can)(?:not\b|['’]t\b)"), r"\1 not"),
        (ignoring_case(r"\b(w)on['’]t\b"), r"\1ill not"),
        (ignoring_case(r"\b(sha)n['’]t\b"), r"\1ll not"),
        (ignoring_case(r"\b([a-z]+)n['’]t\b"), r"\1 not"),
        (ignoring_case(r"\b(i)['’]m\b"), r"\1 am"),
        (ignoring_case(r"\b([a-z]+)['’]re\b"), r"\1 are"),
        (ignoring_case(r"\b([a-z]+)['’]ve\b"), r"\1 have"),
        (ignoring_case(r"\b([a-z]+)['’]ll\b"), r"\1 will"),
        (ignoring_case(r"\b(it|that|there|here|what|who|where)['’]s\b"), r"\1 is"),
        (ignoring_case(r" ?\bper ?cent\b"), "%"),
        *((ignoring_case(rf"\b{word}\b"), figure) for word, figure in _ORDINALS.items()),
    ),
    spellings=(
        (ignoring_case(r"(?<=\w{2})is(?=(?:e[drs]?|ing|ations?|able)$)"), "iz"),
        (ignoring_case(r"(?<=\wly)s(?=(?:e[drs]?|ing)$)"), "z"),
        (ignoring_case(r"(?<=\w{3})our(?=(?:s|ed|ing|abl[ey]|al|ally|fu?l|fully|ites?|ers?|less)?$)"), "or"),
        (ignoring_case(r"(?<=\w[bt])re(?=s?$|d$)"), "er"),
        (ignoring_case(r"(?<=en)c(?=es?$|ed$|ing$)"), "s"),
        (ignoring_case(r"(?<=ti)c(?=e[ds]?$|ing$)"), "s"),
        (ignoring_case(r"(?<=og)ue(?=s?$)"), ""),
        (ignoring_case(r"ll(?=(?:ed|ing|ers?|ations?|ments?|s|ful)?$)"), "l"),
        (ignoring_case(r"(?<=dg|ag)e(?=ments?$|ing$)"), ""),
        (ignoring_case(r"[ao]e(?=[a-z]{3})"), "e"),
        (ignoring_case(r"(?<=^program)me(?=s?$)"), ""),
        (ignoring_case(r"^grey"), "gray"),
        (ignoring_case(r"^cheque(?=s?$)"), "check"),
    ),
    decisive=words_in(
        """
        no not nor neither none never nobody nothing cannot without unless except only solely but
        may might must shall should will would can could ought need has have
        all any each every both either some few many most more less least other such same own
        and or if when where until before after than then
        one two three four five six seven eight nine ten eleven twelve half once twice
            """
    ),
    near=frozenset(
        {"to", "from", "by", "with", "for", "of", "in", "on", "at", "under", "over", "within", "out", "off"}
    ),
    places=ignoring_case(
        r"\b(?:(?:first|second|third|fourth|last|previous|preceding|next) (?:item|point|bullet|one|of (?:these|them))"
        r"|former|latter|respectively|in (?:this|that|the following|descending|ascending) order|in order of|priority"
        r"|ranked|(?:items?|points?|bullets?) (?:[0-9a-z]|above|below))\b"
    ),
    following=ignoring_case(
        r"\W*(?:(?:and|or|any|all|every|each|the|in) ){0,2}(?:above|below|others?|otherwise|further(?:more)?|also"
        r"|addition|moreover|such|same|then|first|second|third|next|last|finally|previous|preceding)\b"
    ),
)
