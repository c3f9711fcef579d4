"""Laws and frameworks that are named in English."""

from __future__ import annotations

from ..parts.wording import Law
from ..pattern import NEVER, Pattern, ignoring_case

_LAW = (
    "Acts?|Laws?|Regulations?|Directive|Code|Ordinance|Bill|Decree|Rules|Treaty|Convention"
    "|Commission|Commissioner|Authority|Agency|Board"
)

_SECTION = r"[0-9]+(?:\.[0-9]+)*(?:\([A-Za-z0-9]{1,4}\))*"

LAW = Law(
    cited=Pattern(
        rf"(?:[A-Z][\w’'-]*[ ,(]+(?:(?:of|on|and|for|the|to|in) ){{0,2}}){{1,10}}(?:{_LAW})\b"
        r"|(?:Act|Law|Regulation|Directive|Code) (?:of|on|for) (?:the )?"
        r"(?:[A-Z][\w’'-]*[ ,]?(?:(?:of|on|and|for|the|to|in) )?){1,8}"
    ),
    behind=NEVER,
    section=Pattern(
        r"(?<!\w)(?:Cal\.|California) (?:Civ\.|Civil|Penal|Bus\. & Prof\.|Business and Professions) Code"
        rf" (?:§|Section|Sec\.) ?{_SECTION}(?: et\.? seq\.)?(?![\w(–-]|\.[0-9]|\s*et\.?\s*seq)"
        r"|(?<!\w)(?:Article|Art\.) [0-9]{1,2}(?:\([0-9a-z]{1,3}\))* (?:of the )?GDPR(?!\w)"
    ),
    former=ignoring_case(
        r"\b(?:former(?:ly)?|previous(?:ly)?|repeal\w*|(?:replaced|superseded) by|invalid\w*|annul\w*|struck down"
        r"|(?:no longer|not|n[’']t) (?:rely|relies|relied)|until (?=[\dA-Z]))"
    ),
)
