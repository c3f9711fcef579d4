"""Days, periods and ages in English."""

from __future__ import annotations

from ..parts.values import Ages, DateForms, Periods, Wordings
from ..pattern import EMPTY, NEVER, Pattern, ignoring_case, words_in

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)

_ORDINAL = (
    "(?:(?:twenty|thirty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth"
    "|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)"
)

DATES = DateForms(
    typed=Pattern(  # \s: a line break may stand inside a date
        rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+{_MONTH},?\s+\d{{4}}\b"
        rf"|\b(?:[Tt]he\s+)?{_ORDINAL}(?:\s+day)?(?:\s+of)?\s+{_MONTH},?\s+\d{{4}}\b"
        rf"|\b{_MONTH}\s+(?:the\s+)?{_ORDINAL},?\s+\d{{4}}\b"
    ),
    before=ignoring_case(
        r"\b(?:effective(?: date| as of| from| on)?|last (?:modified|updated|revised|reviewed)"
        r"|in force (?:since|from|as of)|takes effect on"
        r"|in the version(?: dated)?|version (?:of|dated)"
        r"|(?:terms|policy|notice|agreement|version) (?:appl(?:y|ies)|comes? into (?:force|effect))"
        r" (?:from|as of|on|since))"
        r"(?: (?:is|was|of this (?:policy|notice)|on|in|as of|of))*[: ]*(?:the )?\Z"
    ),
    behind=NEVER,
    future=ignoring_case(
        r"\b(?:will|shall|is going to|expires?|until|upcoming|is scheduled|is due|not yet|starting|beginning on"
        r"|plan(?:s|ned)? to|intends? to|expect(?:s|ed)? to|(?:ends?|closes?|starts?|begins?) (?:on|in))\b"
    ),
    cue=Pattern(r"\d{4}"),
    month=ignoring_case(
        r"(?<!\d )(?<!st )(?<!nd )(?<!rd )(?<!th )(?<!\d of )(?<!st of )(?<!nd of )(?<!rd of )(?<!th of )(?<!day of )"
        rf"\b(?P<month>{_MONTH}),? (?P<year>\d{{4}})\b"
    ),
    stretch=ignoring_case(
        r"\b(?:(?:early|mid|late)[ -](?:in )?|(?:the )?(?:beginning|start|middle|end) of |(?:in |the )?(?:spring|summer"
        r"|autumn|fall|winter|Q[1-4]|(?:first|second|third|fourth|last) (?:quarter|half))(?: of)? )"
        r"(?P<year>(?:19|20)\d\d)\b"
    ),
    opens=ignoring_case(r"\s*(?:from|as of|as from|since|starting|beginning|until|in|by|on)(?: the)?\s*\Z"),
    by=ignoring_case(r"\s*(?:please )?(?!.*ed\b)[a-z]+(?: (?:your|the|it|them|us|an?)(?: \w+)?)? by(?: the)?\s*"),
    labels={
        "last-reviewed": ignoring_case(r"\breview"),
        "effective": ignoring_case(r"\b(?:effective|in(?:to)? force|tak(?:es|ing) effect|valid (?:from|as of))\b"),
        "last-modified": ignoring_case(
            r"\b(?:modif|updat|revis|amend|chang|version\b|dated?\b|publish|posted\b|adopted\b|issued\b)"
        ),
    },
    version=ignoring_case(r"\b(?:version|ver\.?|v\.?)(?: (?:no\.?|number))?\s?:?\s?(?P<version>\d+(?:\.\d+)*)\b"),
)

PERIODS = Periods(
    vague=ignoring_case(
        r"\b(?:(?:a|some) (?:reasonable|certain|limited|short|appropriate) (?:period(?: of time)?|time)"
        r"|within a reasonable time|(?:for )?as long as (?:is |may be )?(?:reasonably )?(?:necessary|needed|required)"
        r"|for some time|in due course)\b"
    ),
    duties={
        "answering": ignoring_case(r"\b(?:respond|reply|answer)(?:s|ed|ing)?\b"),
        "confirming": ignoring_case(r"\b(?:confirm|acknowledge)(?:s|ing)?\b"),
        "deleting": ignoring_case(r"\b(?:delete|erase)[sd]?\b"),
        "notifying": ignoring_case(r"\b(?:notify|notifies|inform)(?:s|ing)?\b"),
    },
    before=ignoring_case(r"\bwithin\s+\Z"),
    behind=EMPTY,
    roles={
        "retention": ignoring_case(
            r"\b(?:keep|kept|retain|retention|stor(?:e[ds]?|ing|age)|(?:hold|held)(?! office)|preserve|archiv)\w*"
        ),
        "response": ignoring_case(r"\b(?:respond|response|repl(?:y|ies)|answer|acknowledge|confirm)\w*"),
        "deletion": ignoring_case(r"\b(?:delet|eras|remov|purg|destroy)\w*"),
        "notice": ignoring_case(r"\b(?:notif|notice|inform\b|advance|after we post|announc)\w*"),
        "inactivity": ignoring_case(r"\b(?:inactiv|idle|log (?:you )?out|session)\w*"),
        "refund": ignoring_case(r"\b(?:refund|return|cancel|withdraw)\w*"),
        "renewal": ignoring_case(r"\b(?:renew|trial)\w*"),
        "remedy": ignoring_case(r"\b(?:cured?|remed\w+|correct(?:ed)?|fix)\b"),
        "payment": ignoring_case(r"\b(?:pay|paid|invoice|due)\w*"),
        "review": ignoring_case(r"\b(?:review|revisit|audit)\w*"),
        "look-back": ignoring_case(r"\b(?:past|preceding|previous|last)\b"),
    },
    material=ignoring_case(r"\b(?:material|significant|substantial|major)(?:ly)?\b"),
)

AGES = Ages(
    children=ignoring_case(r"\b(?:child(?:ren)?|minors?|parents?|guardians?|younger)\b"),
    apart=frozenset({13, 14, 16, 18}),
    least=ignoring_case(
        r"\byou (?:are|(?:must|have to|need to|should) be)(?: at)?(?: least)?(?: the age of| age)?\s*\Z"
        r"|\byou (?:can|may)\b[^.;]{0,40}\bfrom the\s*\Z"
        r"|\b(?:is|are) (?:only )?(?:for|open to|intended for)"
        r" (?:people|persons|anyone|users|customers|adults)(?: who are)?(?: aged)?(?: at least)?\s*\Z"
    ),
    upwards=ignoring_case(r"\s*(?:years? (?:of age|old)\b|(?:or|and) (?:older|over|above)\b)|\Aage of\b"),
    barred=ignoring_case(
        r"\b(?:nobody|no one|none|people|persons|users|customers|anyone|anybody|you|who)"
        r" (?:(?:(?:who|that) )?(?:is|are) |aged )?"
        r"(?:under|below|younger than)(?: the age of)? [\w-]{2,12}(?: years(?: old| of age)?)?"
        r" (?:(?:may|must|can|shall|will)(?: not|not|n[’']t)?|are not|is not) (?:be )?"
        r"(?:use|open|buy|order|register|sign|create|hold|have|purchase|ride|play|allowed|permitted)\b"
    ),
)
WORDINGS = Wordings(
    word=Pattern(r"[A-Za-z]{3,}"),
    small=words_in(
        """
        about all and any are been but can could every for from had has have her his into its least may more most
        must no nor not off our shall she should such than that the their them then they this those too under until
        upon was were what when which who will with within would you your after before over during exceeding later
        earlier longest take takes working business calendar days day months month years year weeks week hours hour
        period maximum minimum always usually normally also only just each latest
            """
    ),
    few=1,
    many=3,
    extending=ignoring_case(r"exten|longe|addit|furth|anoth|more|proro"),
    condition=ignoring_case(
        r"\b(?:if|unless|where|when|in (?:the )?(?:case|event)|except|otherwise|depending|subject to|provided)\b"
        r"|(?-i:\bFor\b)"
    ),
)
