"""What an English text says that is done with data, and that is not."""

from __future__ import annotations

from ..parts.wording import Claims, OptOutSignal
from ..pattern import Pattern, ignoring_case

_DATA = (
    r"(?:data|information|details|PII|address(?:es)?|numbers|contacts|profiles?|records?|histor(?:y|ies)|locations?"
    r"|reviews?|messages?|recordings?|images?|photos?|identifiers?)\b"
)
_STEP = r"(?! ?(?:and|to|for|through|by|from|using|based|that|which|who)\b)\W+[\w’'-]+"
"""A word between a verb and its object."""
_OBJECT = rf"(?:{_STEP}){{0,6}}?\W+{_DATA}"
_HELPING = (
    r"(?:(?:do|does|did|will|would|shall|may|might|can|could|must|should|has|have|are|be|been|also|currently|ever|hereby"
    r"|\w{3,20}ly|reserve the right to) ){0,5}"
)
_NOT = r"(?:\w{2,6}n[’']t|cannot|not|never) "
_RELATIVE = ("whom", "which", "that", "what", "how", "why", "data", "information", "ways", "purposes")
_SAID = r"(?:(?! but\b|,? (?:and|or|while|so) (?:we|you)\b)[^.;:?!]){2,300}"
_SIGNAL = r"(?:Global Privacy Control|GPC|[Oo]pt-[Oo]ut [Pp]reference [Ss]ignals?)\b"
_NO_TRACK = r"(?:[Dd]o[- ][Nn]ot[- ][Tt]rack|DNT)\b"
_HONOUR = (
    r"\A(?:honou?r|respect|recogni[sz]e|(?:respond|react|adhere|listen) to|process|support|follow|obey|heed|detect"
    r"|accept|act (?:up)?on|comply with|take [\w ]{0,20}account of)\b[^.;,]{0,60}?"
)

_OURS = (
    r"[Oo]ur (?:\w+ ){0,2}?"
    r"(?:stores?|shops?|(?:web)?sites?|apps?|applications?|services?|products?|platforms?|systems?|servers?)"
)
"""What is ours does what we do."""
_HANDLE = (
    r"(?:collect|process|handle|gather|request|solicit|store|keep|receive|obtain|ask for)\b"
    r"(?:(?:,? (?:and|or)|,) [a-z]+){0,4}"
)
_GOES = (
    rf"\A(?:transfer|export|send|provide|disclose|move|store|keep|process)\b{_OBJECT}[^.;]{{0,40}}\boutside (?:of )?"
)
_MAINLAND = r"(?:the )?(?:mainland(?: of)? China|China|PRC|People[’']s Republic of China)\b"

CLAIMS = Claims(
    stated=(
        Pattern(
            "".join(f"(?<!{word} )" for word in _RELATIVE)
            + rf"\b(?P<who>[Ww]e|(?P<you>[Yy]ou)|{_OURS})(?:,? and our \w{{2,20}},?| all)? "
            rf"{_HELPING}(?P<not>{_NOT})?{_HELPING}(?P<said>[a-z]{_SAID})"
        ),
        Pattern(
            rf"\b(?:[A-Z][\w-]+(?:(?:,| and| or) \w+){{0,3}}) (?:is|are|will be|may be) (?P<not>{_NOT})?{_HELPING}"
            rf"(?P<said>used to train\b{_SAID})"
        ),
        Pattern(rf"\b(?P<who>[A-Z]?[a-z]+s) {_HELPING}(?P<not>{_NOT})?{_HELPING}(?P<said>pays? us\b{_SAID})"),
        Pattern(
            rf"\b(?:[Yy]our|[Aa]ny|[Pp]ersonal|[Cc]ustomer|[Uu]ser)\b[\w ’'-]{{0,40}}?\b{_DATA} "
            rf"(?:is|are|was|were|will|shall|may|can|has|have) (?P<not>{_NOT})?{_HELPING}"
            rf"(?P<said>(?:sold|used)\b{_SAID})"
        ),
    ),
    acts={
        "sells": ignoring_case(
            r"\A(?:\w+(?:, (?:and |or )?| and | or )){0,5}(?:re)?(?:sell|sold)\b"
            r"(?:,?(?: or| and)?,? (?:rent|trade|share|lease)){0,3}"
            rf"(?:{_OBJECT}|(?:[^.;]{{0,40}} (?:to|by) (?:any|anyone|third|our|others)\b))"
            rf"|\Apays? us for{_OBJECT}"
            rf"|\A(?:receive|get|obtain|accept)\b[^.;]{{0,40}}\b(?:money|payment)s? for{_OBJECT}"
        ),
        "trains-models": ignoring_case(
            r"\btrain(?:ing)?\b[^.;,]{0,60}\b(?:models?|AI|artificial intelligence|machine[- ]learning|LLMs?)\b"
        ),
        "honours-gpc": Pattern(_HONOUR + _SIGNAL),
        "honours-do-not-track": Pattern(_HONOUR + _NO_TRACK),
        "tracks-across-sites": ignoring_case(
            r"\Atrack\b[^.;,]{0,60}\b(?:across|over time|between|on other)\b[^.;,]{0,30}\b(?:sites?|websites?|apps?)\b"
        ),
        "targets-ads": ignoring_case(
            r"\A(?:use|show|serve|display|deliver|send|engage)\b[^.;,]{0,80}"
            r"\b(?:targeted|personali[sz]ed|behaviou?ral|interest-based)\b[^.;,]{0,20}\b(?:ads?|advertis\w+)\b"
        ),
        "sensitive": ignoring_case(
            rf"\A{_HANDLE} (?:any |your )*(?:sensitive|special categor(?:y|ies) of) (?:personal )?(?:information|data)"
            r"(?: (?:from|about|of|on) (?:you|anyone|(?:our |any )?(?:consumers|users|customers|individuals)))?(?:,|\Z)"
        ),
        "automated": ignoring_case(
            r"\A(?:use|make|take|engage in|carry out|conduct|rely (?:up)?on)\b[^.;,]{0,40}\bautomat(?:ed|ic) "
            r"(?:individual )?decision(?:s|[- ]making)"
            r"(?: technolog(?:y|ies)| tools?| process(?:es)?|,? including profiling"
            r"| (?:about|concerning) (?:you|our \w+))*\Z"
        ),
        "exports": ignoring_case(rf"{_GOES}{_MAINLAND}"),
        "transfers": ignoring_case(rf"{_GOES}(?:the )?(?:EU|EEA|European (?:Union|Economic Area))\b"),
    },
    apart=ignoring_case(
        r"\?|\b(?:if|unless|when|where|once|until|in (?:the )?(?:case|event|some|certain|this|that|these|those|such)"
        r"|in (?:the|its|a) \w{1,20} (?:sense|meaning)|except\w*"
        r"|other than|otherwise|depending|subject to|provided|consent|permission|approval|instruct\w+|only|solely"
        r"|child\w*|minors?|under (?:the age|\d+)|knowingly|aggregat\w+|anonym\w+|de-?identif\w+|non-personal\w*"
        r"|statistic\w*|(?<=[”\"] )means?|considered|deemed|defined|right to|request\w*|merger|bankruptcy|assets"
        r"|acquisition|as (?:described|set out|stated)|directly|for (?:money|monetary)|in exchange|traditional)\b"
    ),
    few=2,
    children=ignoring_case(
        rf"\b(?P<who>we|{_OURS}) {_HELPING}(?P<not>{_NOT}){_HELPING}(?P<said>{_HANDLE}[^.;:?!]{{0,80}}"
        r"\b(?:from|of|about|on|concerning|relating to) (?:[a-z]+ ){0,3}?"
        r"(?:child(?:ren)?|minors?|kids?|persons?|people|individuals?|users?|consumers?|anyone|anybody|those)\b"
        r"[^.;:?!,]{0,30}?(?:under|below|younger than)\b(?: the)?(?: age(?: of)?)? [\w-]+(?: years(?: of age| old)?)?)"
        r"(?= \(|[.;,]|\Z)"
    ),
    purpose=ignoring_case(r"\b(?:in order to|so as to|for the purposes? of)\b"),
)

_HEEDS = (
    r"(?:honou?rs?|respects?|recogni[sz]es?|(?:responds?|reacts?|adheres?|listens?) to|process(?:es)?|supports?"
    r"|follows?|obeys?|heeds?|detects?|accepts?|acts? (?:up)?on|compl(?:y|ies) with|treats?|considers?|interprets?"
    r"|appl(?:y|ies)|ignores?|disregards?|takes? [\w ]{0,20}account of)\b"
)
_HEEDED = (
    r"(?:honou?red|respected|recogni[sz]ed|responded to|reacted to|processed|supported|followed|obeyed|heeded|detected"
    r"|accepted|treated|considered|interpreted|applied|ignored|disregarded|taken into account)\b(?! by (?!us\b|our\b))"
)
_SPEAKER = (
    rf"(?:neither )?(?:we|{_OURS}|(?:this|the) (?:(?:web)?site|app|store|shop|service|platform))"
    r"(?:,? (?:and|nor|or) our \w{2,20},?| all)?"
)
_BETWEEN = (
    r"(?:,[^,.;]{2,30}, )?(?:(?:am|is|do|does|did|will|would|shall|may|might|can|could|must|should|has|have|are|be|been"
    r"|also|only|always|currently|not|never|cannot|\w{2,6}n[’']t|\w{3,20}ly|(?:un)?able to|(?:fail|decline|refuse)s? to"
    r"|reserve the right to)(?:,[^,.;]{2,30},)? ){0,7}"
)
_NAMED = r"\b(?:Global Privacy Control|GPC|opt-?out preference signals?)\b"

SIGNAL = OptOutSignal(
    named=ignoring_case(_NAMED),
    heeded=ignoring_case(
        rf"(?:(?<!how )(?<!whether )\b{_SPEAKER} {_BETWEEN}{_HEEDS}"
        rf"|\b(?:but|yet|and) {_BETWEEN}{_HEEDS}(?=(?: \w+){{0,2}} {_NAMED})"
        rf"|(?:\bno )?{_NAMED}(?:(?! but\b)[^.;:?!]){{0,60}}? (?:is|are|be|being) {_BETWEEN}{_HEEDED})(?![^.!]*\?)"
    ),
    denied=ignoring_case(
        r"\b(?:not(?! only\b)|no|neither|never|cannot|unable|(?:fail|decline|refuse)s?|ignore[sd]?|disregard(?:s|ed)?"
        r")\b|n[’']t\b"
    ),
    but=ignoring_case(rf"\b(?:not|except|without)(?: for)?(?: the| a)? {_NAMED}"),
)
