"""How English names companies, laws and documents."""

from __future__ import annotations

import re

from ..parts.wording import Documents, Names, Parties
from ..pattern import NEVER, Pattern, ignoring_case

_FORM = r"(?:Corp(?:oration)?|Inc(?:orporated)?|Ltd|Limited|LLC|LLP|GmbH|AG|Co|PLC|Pty|B\.V|S\.A|SAS|KK)"
_KIND = "policy|notice|statement"

PARTIES = Parties(
    company=Pattern(rf"\b(?:[A-Z][\w&’'-]*,? ){{1,8}}{_FORM}\b\.?(?:,? {_FORM}\b\.?)*"), before=NEVER, form=NEVER
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
