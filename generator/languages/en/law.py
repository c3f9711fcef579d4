"""Laws and frameworks that are named in English."""

from __future__ import annotations

from datetime import date

from ..parts.wording import Law, Outdated
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
    outdated=(
        Outdated(
            phrase=ignoring_case(
                r"\bSafe Harbor (?:Framework|Principles|Agreement|Program|Policy)"
                r"|\b(?:EU|U\.S\.)-?(?:U\.S\.|EU|US)? Safe Harbor\b"
            ),
            since=date(2015, 10, 6),
            reason="the Court of Justice declared the decision on Safe Harbor invalid (C-362/14)",
            replacement="name the transfer tool that is used today, such as the EU-U.S. Data Privacy Framework",
        ),
        Outdated(
            phrase=ignoring_case(r"\bPrivacy Shield\b"),
            since=date(2020, 7, 16),
            reason="the Court of Justice declared the decision on the Privacy Shield invalid (C-311/18)",
            replacement="name the transfer tool that is used today, such as the EU-U.S. Data Privacy Framework "
            "or standard clauses",
        ),
        Outdated(
            phrase=ignoring_case(r"\bDirective 95/46(?:/EC)?\b|\b95/46/EC\b"),
            since=date(2018, 5, 25),
            reason="Directive 95/46/EC was repealed by Article 94 of the GDPR",
            replacement="Regulation (EU) 2016/679",
        ),
        Outdated(
            phrase=ignoring_case(
                r"\bDecision 2010/87(?:/EU)?\b|\bDecision 2004/915(?:/EC)?\b|\bDecision 2001/497(?:/EC)?\b"
            ),
            since=date(2021, 9, 27),
            reason="these standard contractual clauses were repealed by Decision (EU) 2021/914",
            replacement="Implementing Decision (EU) 2021/914",
        ),
        Outdated(
            phrase=ignoring_case(r"\bData Protection Act 1998\b"),
            since=date(2018, 5, 25),
            reason="the Act was replaced by the Data Protection Act 2018",
            replacement="Data Protection Act 2018",
        ),
    ),
)
