"""How English points to sections, links and formats."""

from __future__ import annotations

from ..parts.wording import NamedSections, Pointers, Sections
from ..pattern import Pattern, ignoring_case

_NUMBER = r"\d{1,2}(?:\.\d{1,3})*(?:\([a-z0-9]{1,4}\))*"

SECTIONS = Sections(
    number=Pattern(
        r"\b(?:(?:[Ss]ections?|[Ss]ect?\.|[Cc]lauses?|[Pp]aragraphs?|[Aa]rticles?|[Cc]hapters?|[Pp]arts?|[Aa]ppendix"
        rf"|[Aa]nnex|[Ss]chedule) (?:{_NUMBER}(?: ?[-–] ?{_NUMBER})?|[IVX]{{2,5}})"
        r"|(?:Section|Clause|Article|Chapter|Appendix|Annex|Schedule) [A-HIVX])(?![\w.§-]*\w)"
    ),
    own_behind=Pattern(r",? (?:above|below|(?:of|in|to) (?:this|these|our|the present) )"),
    law_behind=Pattern(
        r"(?:[\s,()\d–-]|\.(?!\s[A-Z])|\b(?:and|or|to|para|paragraphs?|sentence|lit|points?|no|et|seq|[a-z])\b){0,40}?"
        r"(?:\b(?:of|under|in|to) )?(?:th(?:e|at) )?"
        r"(?:(?:[A-Z][\w’'-]{0,30}|of|on|and|for|the|to|that|\d{1,4})[\s,]+){0,8}?"
        r"(?:Act|Code|Law|Regulations?|Directive|Constitution|Convention|Rules?|Statutes?|Contractual Clauses|SCCs?"
        r"|GDPR|CCPA|CPRA|PIPL|LGPD|DSGVO|U\.S\.C|C\.F\.R|Treaty|Decree|Ordinance)\b"
    ),
    law_before=Pattern(
        r"(?:\b(?:Act|Code|Law|Regulation|Directive|Clauses|SCCs|U\.S\.C\.?|C\.F\.R\.?|[A-Z]{3,})|[§\ufffc])"
        r"[\s,(]*\Z"
    ),
)
"""Numbers below a hundred: no policy has Section 508. A letter counts behind a capital only: "in part I agree"."""

POINTERS = Pointers(
    contact=ignoring_case(r"^(?:how to )?contact(?:ing)?(?: us| information| details)?$"),
    emphasis=ignoring_case(
        r"\bin bold\b|\b(?:is|are) underlined\b"
        r"|\b(?:bold(?:ed|face)?|underlined)(?: (?:and|or) underlined)?"
        r" (?:text|type|passages?|terms?|provisions?|clauses?)\b"
        r"|\b(?:passages?|provisions?|clauses?|sections?|paragraphs?|parts?|text)"
        r" (?:(?:that|which|is|are|printed|set|written|shown) ){0,3}in (?:all )?(?:capital letters|capitals|caps)\b"
    ),
    link=ignoring_case(
        r"\b(?:click(?:ing)?|tap(?:ping)?) (?:on )?(?:here|the (?:link|button) below)\b(?! and)"
        r"|\bthis (?:link|web ?site address|URL)\b"
        r"|\bthe (?:following|above) (?:link|web ?page|web ?site address|URL)\b(?! that)"
        r"|\b(?:link|web ?page|address|form|contact (?:details|information)) (?:below|above)\b(?! all)"
        r"|\bsee (?:the section )?below\b"
        r"|\b(?:set (?:forth|out)|described|provided|listed|specified|stated) below\b"
        r"|(?<!you )(?<!who )(?<!they )(?<!users )(?<!visitors )\b(?:visit|see|go to|consult)"
        r" (?:our|the) (?:\w+ ){0,4}(?:web ?page|support page|help page)\b(?! that)"
        r"|\b(?:available|described|explained|found|listed|posted) (?:on|at) (?:our|the)"
        r" (?:\w+ ){0,4}(?:web ?page|support page|help page)\b"
    ),
    dialled=ignoring_case(r"\b(?:phone|telephone|tel|call|dial|toll[- ]free)\b[^0-9]{0,12}\Z"),
    loose=ignoring_case(r"(?:set (?:forth|out)|described|provided|listed|specified|stated|see(?: the section)?) below"),
    way=ignoring_case(
        r"(?:\b(?:contact(?:ing)?|e-?mail(?:ing)?|call(?:ing)?|reach(?:ing)?|writ(?:e|ing)(?: to)?) us\b[^.;]{0,60}"
        r"|\b(?:address(?:es)?|numbers?|methods?|contact (?:information|details)) (?:\w+ ){0,2})\Z"
    ),
)
NAMED_SECTIONS = NamedSections(
    quoted=Pattern(
        r"(?<!this )(?<!these )(?<!This )\b(?i:sections?|chapters?|paragraphs?|headings?|clauses?)"
        r"(?: (?:called|headed|titled|entitled|named|on))? [“‘\"](?P<title>[^“”‘’\"]{2,80}?)[,.]?[”’\"]"
        r"|\b(?i:see|under|described in|set out in|explained in|refer to|in accordance with)(?: (?:our|the"
        r"|also))? [“‘\"]"
        r"(?P<title_>[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|and|the|to|for|with|your|our|in|on|or|&))*)[,.]?[”’\"]"
        r"|[“‘\"](?P<behind_>[^“”‘’\"]{2,80}?)[,.]?[”’\"] (?:section|chapter|heading)\b"
        r"(?! ?(?:above|below)? ?(?:of|in) )"
        r"|\b[Aa]s [“‘\"](?P<says_>[A-Z][^“”‘’\"]{2,80}?)[,.]?[”’\"]"
        r" (?:says|states|provides|explains|describes|sets out)\b"
        r"|\b[Tt]he (?P<part_>(?:[A-Z][\w’'-]* ){0,3}(?:Schedule|Appendix|Annex|Exhibit)"
        r"(?: of(?: the)?(?: [A-Z][\w’'-]*){1,4})?) (?:below|above)\b"
    ),
    placed=ignoring_case(
        r"\b(?:(?P<before>previous|preceding|foregoing|last)|(?P<behind>following|next|subsequent))"
        r" (?:section|chapter|clause|article)(?P<many>s)?\b(?: (?:on|about|concerning|regarding|dealing with) "
        r"(?P<matter>(?!which\b|whether\b)(?:[a-z’-]+)(?: (?:of|and) [a-z’-]+)?))?"
    ),
    word=Pattern(r"[A-Za-z]{4,}"),
    screen=ignoring_case(r"\b(?:click|tap|select|choose|open|go to|visit|log ?in|settings?|menu|dashboard|close)\b"),
    near=50,
)
