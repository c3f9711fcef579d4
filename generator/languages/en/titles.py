"""How documents and their headings are called in English, and what tells a text in English."""

from __future__ import annotations

from ..parts.recognition import Hallmarks, Matters, Titles
from ..pattern import Pattern, ignoring_case, words_in


def _topic(words: str) -> Pattern:
    """Return what finds one of some expressions as whole words; the rest of a word that is begun belongs to none."""
    return Pattern(rf"(?<![a-z])(?:{words})(?![a-z])")


HALLMARKS = Hallmarks(
    units=Pattern(r"[A-Za-z\u00c0-\u024f]+(?:[’'][a-z]+)?"),
    marks=ignoring_case(
        r"\b(?:the|and|of|to|we|our|us|you|your|that|this|these|with|for|from|by|or|if|are|be|been|have|has|not"
        r"|may|will|can|must|which|when|how|what|who|any|it|its|as|at|on|do|does)\b"
    ),
    least=0.1,
)
"""A tenth of the words: English policies have a third, other languages in Latin letters a few in a hundred."""
TITLES = Titles(
    document=ignoring_case(
        r"\b(?:privacy|cookies?|data protection|terms)\b.{0,40}"
        r"\b(?:policy|notice|statement|addendum|use|service|conditions)\b|\baddendum\b"
    ),
    kinds={
        "california-addendum": ignoring_case(r"\bcalifornia"),
        "terms": ignoring_case(r"\bterms\b"),
        "acceptable-use-policy": ignoring_case(r"\bacceptable use\b"),
        "children-policy": ignoring_case(r"\bchild"),
        "privacy-policy": ignoring_case(r"\bprivacy\b|\bdata protection\b"),
        "cookie-policy": ignoring_case(r"\bcookie"),
    },
    addendum=ignoring_case(r"\b(?:addendum|supplement)\b|\b(?:notice|rights) for (?:residents of )?california\b"),
    signer=ignoring_case(r"\b(?:Inc|LLC|Ltd|Limited|GmbH|AG|Corp|Corporation|Company|S\.A|B\.V|plc)\.?\Z"),
)
MATTERS = Matters(
    small=words_in(
        "a an and are as at by for from how in information is it its may of on or our personal that the this to us"
        " we what will with you your"
    ),
    titles={
        "sale-opt-out": _topic("opt[- ]?out (?:and|or) opt[- ]?in rights|sales? opt[- ]?out|right to opt[- ]?out"),
        "non-discrimination": _topic("non[- ]?discrimination|no discrimination"),
        "shine-the-light": _topic("shine the light|other california (?:privacy )?rights"),
        "do-not-track": _topic("do[- ]not[- ]track"),
        "categories-12m": _topic("(?:information|categories).*(?:have )?collected.*(?:past|preceding|last)"),
        "disclosures-12m": _topic("(?:historical |preceding )?disclosures? of personal information.*business"),
        "sales-12m": _topic("historical sales? of personal information"),
        "sale": _topic("sales? of (?:your )?personal (?:information|data)|do we sell|selling"),
        "agents": _topic("authorized agents?"),
        "submit-request": _topic("exercis(?:ing|e) (?:access|your|these).*|how to (?:submit|exercise|make) .*"),
        "response": _topic("response timing|timing and format|how (?:long|quickly) .*respond"),
        "access": _topic("access to specific|data portability|right (?:of|to) access|right to know"),
        "deletion": _topic("deletion (?:request )?rights?|right to (?:erasure|deletion|delete)"),
        "state-rights": _topic("state[- ]specific|additional (?:state )?(?:privacy )?rights|your state"),
        "rights": _topic(
            "your (?:privacy |data (?:protection )?|legal )?(?:rights|choices and rights|rights and choices)"
            "|data subject rights|your rights.*|access(?:ing)? and correct(?:ing|ion).*"
            "|gdpr.*rights"
        ),
        "choices": _topic("(?:your )?choices|marketing preferences|opt[- ]?out"),
        "children": _topic("child(?:ren)?|minors?|under (?:the age of )?1[0-9]"),
        "cookies": _topic("cookies?|tracking technolog|similar technologies|web beacons"),
        "sources": _topic("sources? of (?:personal )?(?:information|data)|where we (?:get|obtain)"),
        "transfers": _topic(
            "(?:international|cross[- ]border|overseas).*transfers?"
            "|transfers? of (?:your )?(?:personal )?(?:data|information)|where we store"
        ),
        "security": _topic("security|how (?:do )?we (?:protect|secure|keep)|safeguard"),
        "retention": _topic("retention|how long|storage (?:period|of)"),
        "sharing": _topic(
            "shar(?:e|ing)|disclos(?:e|ure|ures|ing)|who (?:we|has|receives)|recipients"
            "|third[- ]part(?:y|ies) (?:we|service)"
        ),
        "legal-basis": _topic("legal bas[ei]s|lawful bas[ei]s|why we are allowed|legitimate interests?"),
        "categories": _topic("information we will collect|categories of (?:personal )?(?:information|data).*"),
        "use": _topic("(?:how )?(?:do )?(?:we|our) us(?:e|ing)|us(?:e|es) of|purposes?(?: of)?"),
        "collection": _topic(
            "(?:information|data|what).*(?:we )?(?:may )?(?:collect|process|gather).*"
            "|collection of|how (?:do )?we (?:collect|get)"
        ),
        "links": _topic("(?:third[- ]party|other|external) (?:web)?(?:sites?|links?)|links to"),
        "changes": _topic(
            "(?:changes|updates?|amendments?|revisions?|modifications?) (?:to|of)|policy (?:changes|updates)|changes$"
        ),
        "complaints": _topic("complain|supervisory authorit|regulator"),
        "definitions": _topic("definitions?|key terms|interpretation"),
        "scope": _topic("scope|who (?:this|does this)|applicab|when this"),
        "contact": _topic(
            "contact|how to reach|questions|data protection officer|who we are|data controller|controller"
        ),
        "law": _topic("governing law|jurisdiction|applicable law"),
        "introduction": _topic("introduction|overview|about this|our commitment|general|preamble|summary"),
        "outline": _topic("(?:table of )?contents"),
    },
)
