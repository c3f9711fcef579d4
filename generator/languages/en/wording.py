"""What English says in words: companies, documents, categories, negations."""

from __future__ import annotations

import re

from ..parts.wording import Categories, Documents, Names, Negations, Parties
from ..pattern import Pattern, ignoring_case

_FORM = r"(?:Corp(?:oration)?|Inc(?:orporated)?|Ltd|Limited|LLC|LLP|GmbH|AG|Co|PLC|Pty|B\.V|S\.A|SAS|KK)"
_KIND = "policy|notice|statement"

_COMPANY = rf"(?:[A-Z][\w&’'-]*,? ){{1,8}}{_FORM}\b\.?(?:,? {_FORM}\b\.?)*"
_NAME = rf"(?P<name>{_COMPANY}|[A-Z][\w&’'.-]*(?: [A-Z][\w&’'-]*){{0,4}})"
_WE = r"[“\"'‘]?(?:we|us|our|the company)\b"

PARTIES = Parties(
    company=Pattern(rf"\b{_COMPANY}"),
    speaking=(
        Pattern(rf"\b{_NAME},? ?\((?:[^()]{{0,80}}[ ,])?(?i:{_WE})"),
        Pattern(rf"\b(?:[Ww]e|[Uu]s)(?: are|,)? (?P<name>{_COMPANY})"),
        Pattern(
            rf"\b(?i:we|us)\b[”\"’']?[^.]{{0,60}} refer(?:s|ring)? to (?:the )?"
            rf"(?P<name>(?:\d+[a-z]+ )?{_COMPANY}|\d+[a-z]+ {_FORM})"
        ),
        Pattern(rf"\b(?i:operated|owned|provided|published|run|offered) by (?P<name>{_COMPANY})"),
    ),
    titled=Pattern(
        rf"\A(?!(?:The|Our|Your|This|General|Global|Website|Mobile|App|Online)\b){_NAME}(?:[’']s?)? ?(?:[-–—:|] ?)?"
        r"(?:Privacy|Cookies?|Terms|Legal|Data|Acceptable|End|User|Service|Website)\b"
    ),
)
NAMES = Names(
    places=frozenset(
        re.findall(
            r"\w+",
            """
            Alabama Alaska Arizona Arkansas California Carolina Colorado Connecticut Dakota Delaware Florida
            Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland
            Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey
            Mexico York Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington
            Wisconsin Wyoming America American Americas European
            """,
        )
    ),
    of_law=Pattern(r"(?:Act|Code|Law|Regulations?|Directive|Rules?|Section|Article|Title|Ordinance|Treaty)\b"),
)
DOCUMENTS = Documents(
    name=ignoring_case(r"(?:policy|policies|notice|statement|agreement|addendum)s?\Z"),
    others=ignoring_case(
        r"\b(?:their|its|his|her|whose|other|another|separate|own|third[- ]part(?:y|ies))\b"
        r"|[\w\ufffc][’']s?(?: \w+)?\s*\Z"
    ),
    reach=48,
    subjects=("privacy",),
    own=(
        ignoring_case(
            r"\b(?P<whose>this|our)\s+(?:(?:current|entire|online|website|whole)\s+)?"
            rf"(?P<name>privacy (?P<kind>{_KIND}))\b(?! (?:of|addendum|supplement)\b| for (?-i:[A-Z]))"
        ),
        Pattern(
            r"\b(?P<whose>[Tt]he) (?P<name>Privacy (?P<kind>Policy|Notice|Statement))\b"
            r"(?! (?:of|Addendum)\b| for [A-Z])"
        ),
        Pattern(r"\b(?P<whose>[Tt]his) (?P<name>(?P<kind>Policy|Notice|Statement))\b(?! [A-Z])"),
    ),
    this="this",
)
CATEGORIES = Categories(
    label=Pattern(
        r"(?:\b[Cc]ategory |\A)(?P<letter>[A-Z])(?:[.:：、] ?| [–—-] | \()(?P<label>[^.:;()。；：（）]{3,80})"
    ),
    tag=Pattern(r"\b[Cc]ategor(?:y|ies) (?P<letters>[A-Z](?:(?:, ?(?:and |or )?| and | or |–|-)[A-Z])*)\b"),
)
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
