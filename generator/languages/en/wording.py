"""What English says in words: companies, documents, categories, negations."""

from __future__ import annotations

from ..parts.wording import Categories, Documents, Names, Negations, Parties
from ..pattern import Pattern, ignoring_case, words_in

_FORM = (
    r"(?:(?:Corp|Inc|Ltd|Co|Pty|B\.V|N\.V|S\.A|S\.L(?:\.U)?|S\.r\.l|S\.p\.A)\b\.?"
    r"|(?:Corporation|Incorporated|Limited|LLC|LLP|ULC|GmbH|AG|UG|KG|PLC|SAS|SARL|ApS|KK)\b)"
)
_KIND = "policy|notice|statement"

_FIRST = r"(?:\d{0,4}[A-Z]|\d{1,4}[a-z]{3})"
_REST = r"[\w&’'-]{0,40}"
_COMPANY = (
    rf"{_FIRST}{_REST},? (?:(?:(?:de|del|la|du|des|di|van|von) )*[A-Z]{_REST},? ){{0,7}}"
    rf"(?:\(Pty\) )?{_FORM}(?:,? {_FORM})*"
)
_WORD = rf"{_REST}(?:\.\w{{1,20}}){{0,4}}"
_ANY = rf"{_FIRST}{_WORD}(?: [A-Z]{_WORD}){{0,4}}"
_NAME = rf"(?P<name>{_COMPANY}|{_ANY})"
_END = rf"(?P<name>{_COMPANY}|{_ANY}(?<![’'-]))"
_OWNER = rf"(?P<name>{_COMPANY}|{_FIRST}[\w&.-]{{0,40}}(?: [A-Z][\w&.-]{{0,40}}){{0,4}}?)"
_OURS = r"[Ww]e|us|[Oo]ur"
_ROLE = rf"(?:{_OURS}|Us|WE|US|OUR|(?i:(?:the )?(?:company|developer|operator|provider)))"
_US = rf"\((?:that[’']s )?(?:{_OURS})\b"
_QUOTED = rf"(?:the )?[“\"‘'](?:the [“\"])?{_ROLE}[,.]?[”\"’']"

PARTIES = Parties(
    company=Pattern(rf"\b{_COMPANY}"),
    form=Pattern(rf"(?:,? ?\b{_FORM})+\Z"),
    joined=Pattern(rf"(?<=[a-z] )(?:[A-Z]{_REST} ){{1,4}}(?:and|&) \Z"),
    more=Pattern(rf" for (?:[A-Z]{_REST}(?: and)? ){{0,6}}[A-Z][\w&-]{{0,40}}"),
    kind=Pattern(r"\b[Aa]n? \Z"),
    speaking=(
        Pattern(rf"\b{_NAME},? ?(?:\((?!each |an? )(?:[^()]{{0,80}}[ ,])?{_QUOTED}|{_US}|{_QUOTED})"),
        Pattern(rf"\b(?:[Ww]e|[Uu]s)(?: are|,)? (?P<name>{_COMPANY})"),
        Pattern(rf"\b[Aa]t {_END}, (?:we|our)\b"),
        Pattern(rf"\b[Ww]e,? \(?(?:(?:the|all|everyone)(?: [a-z]+)? )?at {_END}"),
        Pattern(rf"[“\"](?i:we|us|our),?[”\"][^.]{{0,60}} (?:refer(?:s|ring)? to|means?) (?:the )?{_END}"),
        Pattern(rf"\b[Yy]ou and {_END}"),
        Pattern(
            r"\bname of (?:the|this|our) (?:association|company|corporation|foundation|organi[sz]ation) (?:is|shall be)"
            rf" (?:the )?(?P<name>{_COMPANY}|{_ANY}(?: (?:for|of|and|the) {_ANY})*)"
        ),
        Pattern(
            r"\b(?i:operated|owned|provided|published|run|offered|(?:built and )?maintained) by "
            rf"(?P<name>{_COMPANY})"
        ),
    ),
    acting=(
        Pattern(rf"\b{_END} (?:reserves? the right|grants? you|(?:is|are) not (?:responsible|liable)|respects? your)"),
        Pattern(rf"\b(?:agreement with|entered into with|Welcome to) {_END}"),
        Pattern(rf"\b{_OWNER}[’']s? (?:[A-Z]\w+ )*(?:[Ss]ervices?|[Ww]ebsites?|[Pp]rivacy|[Tt]erms|[Pp]roducts)\b"),
    ),
    titled=Pattern(
        r"\A(?!(?:The|Our|Your|This|General|Global|Website|Mobile|App|Online|Additional)\b)"
        rf"{_OWNER}(?:[’']s?)? ?(?:[-–—:|] ?)?"
        r"(?:Privacy|Cookies?|Terms|Legal|Data|Acceptable|End|User|Service|Website|Commitment|General|Additional)\b"
    ),
    rights=ignoring_case(r"\W*\ball rights\b"),
)
NAMES = Names(
    places=words_in(
        """
            Alabama Alaska Arizona Arkansas California Carolina Colorado Connecticut Dakota Delaware Florida
            Georgia Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland
            Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Hampshire Jersey
            Mexico York Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington
            Wisconsin Wyoming America American Americas European
            """
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
    every=ignoring_case(
        r"n[’']t\b|\b(?:no|not|non|cannot|never|neither|nor|none|nobody|nothing|nowhere|without|unless|except|only"
        r"|solely|free|secret|confidential(?:ly)?|den(?:y|ies|ied)|unable|opt-?out"
        r"|(?:prohibit|forbid|refus|refrain|prevent|avoid|ceas|stop|declin|reject|fail|exclu|exempt|prior to|lack"
        r"|limit|restrict|withh|disab|inacc|incap|impos|invalid|illegal|irre|unlaw|discontinu|no)\w*"
        r"|un\w+(?:ed|able))\b"
    )
)
