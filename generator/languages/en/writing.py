"""How English is written: sentences, quotation marks, words, lists, spelling."""

from __future__ import annotations

import re

from ..characters import CLOSING
from ..latin import ABBREVIATIONS
from ..parts.writing import Ease, Lists, ProseMeasures, Quotes, SentenceEnds, Spelling, Words
from ..pattern import Pattern, ignoring_case, words_in

SENTENCES = SentenceEnds(ends=Pattern(rf"[.!?…]+[{re.escape(CLOSING)}]*(?=\s|\Z)"), abbreviations=ABBREVIATIONS)
QUOTES = Quotes(double=("“", "”"), pairs={"“": "”", "《": "》"}, foreign={})
WORDS = Words(
    always=frozenset({"I"}),
    verb=ignoring_case(r"\b(?:is|are|was|were|be|has|have|may|must|shall|will|can|do|does|we|you|they|it)\b"),
    joint=Pattern(r"\b([a-z]{2,}) (We|You|They|This|These|If) (?=[a-z]+\b)"),
    starters=Pattern(r"\b(?:we|you|they|this|these|if)\b"),
)
LISTS = Lists(
    many=Pattern(
        r"\b(?:the following|these|those) (?:[a-z-]+ ){0,3}[a-z-]{2,}(?<![siu])s\b[^.]{0,60}\Z"
        r"|\b(?:any|one|all|some|each) of the following\b[^.]{0,60}\Z|\b(?:such as|including|includes?) ?[:：]\s*\Z"
    ),
    some=Pattern(r"\b(?:the following|as follows) ?[:：]\s*\Z"),
    joiners=("and/or", "and", "or"),
    open_end=Pattern(r"(?:,|(?<!; )\b(?:and|or|but|to|of|the|a|an|with|for|by|in|on|that|which|because|such as))\s*\Z"),
)
PROSE = ProseMeasures(
    counted=Pattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*"),
    unit="readability.words",
    long=80,
    twice=ignoring_case(
        r"(?<![\w’'-])(?<!log )(?<!sign )(?<!opt )(?<!logged )(?<!signed )(?<!opted )"
        r"([A-Za-z][A-Za-z’']*)\s+\1(?![\w’'-])"
    ),
    meant=frozenset({"that", "had", "is"}),
    ease=Ease(vowels=Pattern("[aeiouy]+"), silent=Pattern("(?:[^l]e|es|ed)$")),
)
SPELLING = Spelling(
    dictionary="en_US",
    word=Pattern(
        r"(?<![\w@./:#’'-])(?![A-Za-z]{2,6}n[’']t\b)([A-Za-zÀ-ÖØ-öø-ÿ]{2,})"
        r"(?:[’'](?:s|t|re|ve|ll|d|m))?(?<!\b[Pp]re(?=-))(?![\w@=+]|[./:][\w/]|[’']\w)"
    ),
    lacking=words_in(
        """
        aggregator aggregators anonymisation anonymise anonymised anonymization anonymize anonymized
        annum arbitrations backend backends bona colocated designee designees duplicative expirations fide generis
        infringers leaderboard leaderboards redemptions repurpose sui synched tradeoff trojan trojans unencrypted
        waivable withholdings
        blockchain chatbot chatbots cookie cookies cybersecurity datacenter deidentification
        deidentified deidentify fingerprinting geolocate geolocated geolocation geotargeting gif gifs
        hashtag keylogging login logins livestream livestreams malware metadata microsite microtargeting
        decompile decompiling disassemble inaction inactions licensor licensors repo severability
        sublicense sublicensed sublicensee sublicenses sublicensing unenforceability venturer venturers
        ecommerce enrol enrolment enrols fulfil fulfilment fulfils instalment instalments skilful takedown uptime wilful
        wilfully opt phishing plugin plugins pseudonymisation pseudonymise pseudonymised pseudonymization
        pseudonymize pseudonymized ransomware reidentification reidentified reidentify rectification
        retargeting sexting signup smartphone smartphones smartwatch spyware subprocessor subprocessors
        telematics unchecking unsubscribe unsubscribed unsubscribing untick unticking url urls webpage
        webpages webinar webinars webserver wearable wearables
            """
    ),
    elsewhere=(
        (ignoring_case(r"(?<=\w{2})is(?=(?:e[drs]?|ers|ing|ations?|ational|able)$)"), "iz"),
        (ignoring_case(r"(?<=^program)me(?=s?$)"), ""),
        (ignoring_case(r"(?<=\wly)s(?=(?:e[drs]?|ing)$)"), "z"),
        (ignoring_case(r"(?<=\w{3})our(?=(?:s|ed|ing|abl[ey]|al|ally|fu?l|fully|ites?|ers?|less)?$)"), "or"),
        (ignoring_case(r"(?:(?<=met)|(?<=lit)|(?<=cent)|(?<=heat)|(?<=fib)|(?<=alib))re(?=[sd]?$)"), "er"),
        (ignoring_case(r"(?:(?<=licen)|(?<=defen)|(?<=offen)|(?<=reten))c(?=e[sd]?$|ing$)"), "s"),
        (ignoring_case(r"(?<=practi)s(?=e[ds]?$|ing$)"), "c"),
        (ignoring_case(r"(?<=[aeiou])ll(?=(?:ed|ing|ers?|ors?|ations?)$)"), "l"),
        (ignoring_case(r"(?<=dg)e(?=ments?$)"), ""),
        (ignoring_case(r"[ao]e(?=[a-z]{3})"), "e"),
        (ignoring_case(r"(?<=og)ue(?=s?$)"), ""),
        (ignoring_case(r"^en(?=quir)"), "in"),
        (ignoring_case(r"(?<=^che)que(?=s?$)"), "ck"),
        (ignoring_case(r"(?<=^depend)a(?=nts?$)"), "e"),
    ),
)
