"""What drafts in English leave behind."""

from __future__ import annotations

from ..parts.drafts import Blanks
from ..pattern import Pattern, ignoring_case

_DONE = (
    "added|advised|agreed|announced|clarified|completed|confirmed|decided|defined|determined|drafted|filled in"
    "|finali[sz]ed|inserted|provided|reviewed|specified|supplied|updated|written"
)
_TO_DO = "add|ask|check|clarify|complete|confirm|decide|discuss|fill|insert|review|update|verify"
_PENDING = (
    rf"(?:(?:still|yet) )?(?:to be|needs? to be|must be) (?:{_DONE})|(?:date|figure|text|name) (?:to follow|pending)"
)

BLANKS = Blanks(
    asks=ignoring_case(
        r"\A\W*(?:please )?(?:insert|enter|fill(?: in)?|add|specify|state|describe|choose|select|replace|delete"
        r"|complete|list|include|give|link to|name of|name the|see template"
        r"|(?:drafting |legal )?note (?:to|for)|draft(?:ing)? note)\b"
        rf"|(?:\b(?:{_PENDING}|tb[acd]|insert)|\A\W*your (?:\w+ ){{0,2}}\w+|\b(?:placeholder|goes here))\W*\Z"
        rf"|\b(?:{_PENDING}) (?:by|before|with|after)\b"
    ),
    named=ignoring_case(
        r"\b(?:names?|address(?:es)?|e-?mails?|(?:tele)?phones?|numbers?|dates?|days?|weeks?|months?|years?|hours?"
        r"|compan(?:y|ies)|entity|organi[sz]ation|countr(?:y|ies)|states?|province|city|jurisdictions?|courts?|website"
        r"|url|links?|titles?|amounts?|prices?|fees?|currency|periods?|percentage|role|department|officer|products?"
        r"|services?|app|platform|part(?:y|ies)|contacts?|details|signature|position|registration|seat)"
        r"(?: line)? ?[0-9]?\W*\Z"
    ),
    pending=ignoring_case(
        rf"\W*(?:(?:[\w-]+ ){{0,3}}(?:{_PENDING}|tb[acd])(?: (?:by|before|with|after) [\w ]{{1,30}})?)\W*"
        r"|\W*(?:NTD|note to (?:draft|self|counsel|legal)|(?:drafting|internal) note)\b.*"
        rf"|\W*(?:[a-z]{{2,4}}|[a-z]+ team): ?(?:please )?(?:{_TO_DO})\b.*"
    ),
    running=Pattern(
        r"\b(?i:insert|enter|put|add) (?:[\w’'-]+ ){0,5}here\b"
        r"|\b(?i:to be (?:confirmed|completed|inserted) by (?:the )?legal)\b"
        rf"|(?<=: )(?i:{_PENDING})(?=\W*\Z)"
        r"|(?<![\w.-])(?:X{1,2}|xx|N)"
        r"(?= (?i:(?:(?:business|working|calendar) )?(?:hours?|days?|weeks?|months?|years?|percent|%)))"
        r"|\b(?:Company|Corporation|Business|Client|Customer) X{2,}\b"
    ),
    kept=ignoring_case(
        r"\W*(?:sic|reserved|redacted|deleted|omitted|removed|note|notes|important|optional|new|updated|hide|show"
        r"|emphasis (?:added|supplied)|intentionally .*|.* omitted|ed|edit|back to top|top|signed?|seal)\W*"
    ),
)
