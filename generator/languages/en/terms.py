"""How English defines terms and writes them."""

from __future__ import annotations

from ..parts.wording import Definitions, Synonyms, Terms
from ..pattern import Pattern, ignoring_case, words_in

DEFINITIONS = Definitions(
    bracket=Pattern(r"\(([^()]{1,160})\)"),
    quoted=Pattern(r"[“\"]([^“”\"]{1,60})[”\"]"),
    beside=words_in(
        """
        a agreement and as be collectively document each either hereafter hereinafter in individually jointly notice or
        our policy referred simply such the these this to together with
        """
    ),
    articles=("the ", "The ", "our ", "Our "),
    site=Pattern(r"(?<=[( ])[“\"](?P<term>[^“”\"()]{2,40})[”\"](?=\))"),
    opens=Pattern(r"\((?:(?:collectively|together|hereinafter|hereafter|referred to as|each|an?|the|,) ?)*\Z"),
    means=(
        Pattern(
            r"[“\"]([^“”\"]{1,60})[”\"],? "
            r"(?:means?|shall mean|refers? to|shall refer to|is defined as|(?:has|have) the meanings?)\b"
        ),
    ),
    explained=Pattern(
        r"[“\"]([^“”\"]{1,60})[”\"] (?:(?:is|are) (?:an?|any|the|all)\b|may include|includes?\b)"
        r"|\A([A-Z][\w-]*(?: [A-Z][\w-]*){0,4})(?: \([^()]{0,80}\)|, [^.;]{0,120},)?"
        r" (?:means?|shall mean|refers? to|(?:is|are) (?:an?|any|the|all|small))\b"
        r"|\((?:(?:collectively|together|hereinafter),? )?(?:the|our) ([A-Z]\w*(?: [A-Z]\w*){0,4})\)"
        r"|\b([A-Z]\w*(?: [A-Z]\w*){0,4}),? (?:as defined|as (?:that|such|this) term is defined|has the meaning)\b"
    ),
    persons=words_in("We Us Our Ours You Your Yours I They Them"),
)
TERMS = Terms(
    heads=words_in(
        """
        account affiliate agreement app application beacon client consumer content controller cookie customer data
        device information material member merchant partner party platform processor product property provider
        purpose service site software subject subscriber subscription technology transaction user vendor visitor
        webpage website
        """
    ),
    beside=words_in(
        """
        account additional advertising affiliate aggregate aggregated anonymized anonymous authorized automatic
        biometric browser business collected company confidential contact content covered customer data
        deidentified demographic device digital end financial health identifiable identity interactive licensed
        location log marketing mobile non online other party partner payment personal personally profile protected
        public registered related sensitive service site special subject supplier third technical technology
        tracking transaction usage user web website work
        """
    ),
    leading=words_in("The Our Your This These Those Such Any All A An Each Every Its Their Other No In To For By"),
    pointing=ignoring_case(r"\b(?:the|our|this|these|those|such|any|all|a|an|each|every|your|said)\s+[“\"]?\Z"),
    pointing_to_one=ignoring_case(r"\b(?:the|our|this|each|every|all|your|these|those)\s+\Z"),
)
SYNONYMS = Synonyms(
    always=(("personal information", "personal data", "personally identifiable information", "pii"),),
    defined=(
        ("working day", "business day"),
        ("goods", "products", "merchandise"),
        ("subprocessor", "sub-processor", "subcontractor"),
        ("customer", "client"),
        ("supplier", "vendor"),
    ),
)
