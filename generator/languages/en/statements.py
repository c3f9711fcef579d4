"""What an English sentence says that its translation has to say as well."""

from __future__ import annotations

from ..parts.statements import Cue, Statements, read_words
from ..pattern import Pattern, ignoring_case
from .places import LAWS, PLACES
from .values import NUMBER_WORD

_NUMBER = rf"(?=\s+(?:(?:the )?age(?: of)? |an? )?(?:\d|\ufffc|{NUMBER_WORD}\b))"
_UNIT = r"(?:minute|hour|day|week|month|quarter|year)"
_TERM = rf"(?=\s+(?:(?:the|a|an|its|next|following|first)\s+){{0,2}}(?:\d|\ufffc|{NUMBER_WORD}\b|\w*\s?{_UNIT}))"
_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_INTERVALS = {"hour": "hourly", "day": "daily", "week": "weekly", "month": "monthly", "quarter": "quarterly",
              "year": "(?:yearly|annually)"}  # fmt: skip
_BE, _DO = "(?:is|are|be|was|were|been)", "(?:do|does|did|is|are|was|were|has|have|had|would)"

_WORDS = (
    # what only looks like a negation, and bounds
    Cue(r"not only|not necessarily|(?:without|not|un)[ -]?limit(?:ation|ed)(?: to)?|no doubt"
          r"|nonetheless|nevertheless|in addition(?: to)?|besides", possible="negation exclusive or exception"),
    Cue(r"whether or not|no matter|regardless|irrespective", "universal",
          "negation exclusive or exception any condition"),
    Cue(r"in any (?:event|case)|at any (?:rate|times?)|at all times?|after all|all right", possible="universal any"),
    Cue(r"(?:he|him|his|himself) or (?:she|hers?|herself)", possible="or"),
    Cue(r"(?:no|not|never)(?: be)? (?:less|fewer|earlier|sooner|lower|younger|shorter) than", "least",
          "negation more"),
    Cue(rf"no(?:t|thing)? more than(?= )(?!{_NUMBER}| (?:once|twice))", "exclusive", "most negation less"),
    Cue(r"(?:no|not|never)(?: \w+){0,3}? (?:more(?: \w+)?|longer|later|greater|higher|older) than(?= )"
          r"|(?:(?:no|not|n[’']t|never)(?: \w+){0,3}? |without )exceed(?:s|ing)?", "most",
          "negation less universal any exclusive"),
    Cue(rf"not(?: yet)? (?:turned|reached|attained){_NUMBER}", "less", "negation most"),
    Cue(r"without (?:undue |unreasonable )?delay", possible="negation"),
    Cue(r"no longer(?! than)", "negation"),
    Cue(r"at (?:the )?least|at the earliest|(?:an? )?minimum(?: of)?"
          r"|(?:or|and) (?:more|older|greater|higher|(?:over|above|up)(?!\s+(?:\d|the|an?|this|our|your)\b))",
          "least", "more"),
    Cue(r"at (?:the )?(?:most|latest|longest)|by the latest|up to|(?:an? )?maximum(?: of)?"
          r"|(?:or|and) (?:less|fewer|younger"
          r"|(?:under|below)(?=\W*(?:\Z|[.,;)]|(?:may|must|shall|can|are|is|who|will)\b)))", "most", "less"),
    Cue(r"one or (?:more|several)", possible="or"),
    Cue(rf"within{_TERM}", "most", "less"),
    Cue(r"within", possible="most less"),
    Cue(r"(?:more|older|longer|greater|higher|later) than", "more", "least"),
    Cue(rf"(?:over|above|beyond){_NUMBER}|exceed(?:s|ing)?", "more", "least"),
    Cue(r"(?:less|fewer|younger|shorter|lower|earlier) than", "less", "most"),
    Cue(rf"(?:under|below){_NUMBER}|under (?:the )?age", "less", "most"),
    Cue(rf"(?:reach\w*|attain\w*|turn\w*|aged?(?: of)?|from|for|by|in|until|between){_NUMBER}",
          possible="least most more less"),
    Cue(r"minors?|underage|child(?:ren)?", possible="less most"),
    Cue(r"adults?|over|above|beyond", possible="more least"),
    # modals
    Cue(rf"{_BE} not (?:entitled|authori[sz]ed|permitted|allowed)(?: to)?|ha(?:s|ve) no right", "negation",
          "prohibition entitlement permission"),
    Cue(r"(?:do|does|did) not (?:need|have) to|need(?: not|n[’']t)|(?:is|are|be) not (?:required|obliged|obligated)"
          , "negation", "obligation exemption permission"),
    Cue(r"(?:must|shall)(?: not|n[’']t| never)|may (?:not|never)", "prohibition negation",
          "obligation permission duty"),
    Cue(r"(?:should|can|will|could)(?: not|n[’']t)|cannot|won[’']t|can[’']t", "negation",
          "prohibition obligation permission universal any"),
    Cue(rf"(?:{_DO}|might)n[’']t", "negation", "prohibition universal any"),
    Cue(r"(?:may|shall|must)(?= (?:\w+ ){0,2}(?:only|solely|neither|nor)\b)",
          possible="permission obligation prohibition entitlement"),
    Cue(rf"must|shall|{_BE} (?:required|obliged|obligated) to|ha(?:ve|s) to|needs? to|under an obligation",
          "obligation", "duty"),
    Cue(r"may|might", "permission", "entitlement power"),
    Cue(rf"{_BE} entitled(?: to)?|(?:has|have|had|reserves?) (?:the|a) (?:\w+ )?rights? (?:to|of)", "entitlement",
          "permission power"),
    Cue(r"rights?|entitl\w+|discretion|free to|cho(?:ose|oses|osing|ice|ices)|options?|able|possib\w+"
          r"|allow\w*|permi(?!ssion)\w+|lets?|enabl\w+|potential\w*|perhaps|likely|opportunit\w+"
          r"|reserves?|help\w*|access\w*|availab\w+|eligib\w+",
          possible="permission entitlement"),
    Cue(r"by \w+ing", possible="obligation"),
    Cue(r"(?!un|in|ir|dis)\w{3,}able", possible="permission"),
    Cue(r"agree(?:s|d|ing)?|accept\w*", possible="obligation basis.consent"),
    Cue(r"authori[sz]\w*|approv\w+|permission", possible="permission basis.consent"),
    Cue(r"(?:will|shall|should)(?! (?:be|receive|get|see|find))|responsible", possible="obligation duty"),
    Cue(r"can(?= be)", possible="permission entitlement"),
    Cue(r"can|could", possible="permission entitlement power"),
    Cue(r"optional\w*|voluntar\w+", possible="permission entitlement negation"),
    Cue(r"should|will|would|requir\w+|need\w*|necessary|please|responsib\w+|mandatory|ought|obli\w+|dut(?:y|ies)"
          r"|undertakes?|(?:is|are) to|subject to|have|liable|bound|compulsory|ensure\w*",
          possible="obligation"),
    Cue(r"prohibit\w*|forbid\w*", "", "prohibition negation exemption"),
    # negations
    Cue(r"neither(?=[^.;]* nor\b)", possible="negation or universal any prohibition"),
    Cue(r"neither|nor", "negation", "or universal any prohibition"),
    Cue(r"not(?=[^.;]{0,120}\buntil\b)", "negation", "exclusive prohibition universal any"),
    Cue(r"(?:nothing|no one|nobody|none|no \w+) but", "exclusive", "exception most negation universal any"),
    Cue(r"not|never|none|nothing|nobody|no one|nowhere|without", "negation", "universal any prohibition"),
    Cue(r"no(?=[ -]\w)", "negation", "universal any prohibition"),
    Cue(r"unless|except\w*|other than|excluding|save for|apart from", "exception", "negation exclusive"),
    # limits
    Cue(r"only|solely|exclusively", "exclusive", "exception most"),
    Cue(r"just|sole|simply|purely|strictly|single|alone|as long as|provided|merely|specific\w*|particular",
          possible="exclusive partial"),
    Cue(r"until", possible="exclusive then order.before"),
    *(Cue(rf"(?:every|each|per|(?:(?<=once )|(?<=twice )|(?<=times ))an?) {unit}", f"each.{unit}", "universal any")
      for unit, adverb in _INTERVALS.items()),
    Cue(r"any of", "any", "or universal"),
    Cue(r"any other", possible="universal any"),
    Cue(r"all|every|everyone|everything|everybody|anyone|anything|anybody", "universal", "any"),
    Cue(r"any(?!where|how|way)", "any", "universal"),
    Cue(r"both|either", possible="universal any count.2"),
    Cue(r"always|each|whatever|whoever|wherever|whenever|whichever|entire\w*|whole|complet\w+|full\w*|any\w*|every\w*"
          r"|through\w*|per|total\w*|respective\w*|various",
          possible="universal any"),
    Cue(r"some|several|most(?= \w+s\b)|part of|a few", "partial"),
    Cue(r"something|someone|others|part(?:s|ly|ial\w*)?|many|often|sometimes|most|mostly|mainly|select\w*|portions?|certain"
          r"|various", possible="partial hedge"),
    Cue(r"usually|generally|normally|typically|in general|in most cases|as a rule|ordinarily", "hedge", "partial"),
    Cue(r"general", possible="hedge"),
    Cue(r"or(?= [“\"‘])|and/or|or/and|whether|including|such as", possible="or"),
    Cue(r"or", "or"),
    Cue(r"(?:costs? and expenses?|terms and conditions|rights and remedies|null and void|any and all|by and between"
          r"|loss(?:es)? and damages?|successors and assigns|as and when)", possible="and universal any"),
    Cue(r"and(?= ?[\d\ufffc$€£])", possible="and"),
    Cue(r"and", "and"),
    # time, intervals, precedence, consent
    *(Cue(rf"an? {unit}|{unit}s?|{unit}ly|{adverb}", possible=f"each.{unit}") for unit, adverb in _INTERVALS.items()),
    Cue(r"annual", possible="each.year"),
    Cue(r"before|prior to", "order.before", "condition"),
    Cue(r"beforehand|prior|in advance|pending|ahead|earlier|previous\w*", possible="order.before"),
    Cue(r"after(?!wards)|following(?= (?:the|this|that|your|its|our|any|receipt))|upon", "order.after"),
    Cue(r"afterwards|thereafter|following|since|from|later|subsequent\w*|once|when(?:ever)?|on",
          possible="order.after condition"),
    Cue(r"if|where(?!as)|in case|in the event", possible="condition"),
    Cue(r"(?:this|our) (?:\w+ ){1,5}?(?:(?:shall|will) )?(?:prevail|control|govern|take precedence)s?",
          "precedence.own"),
    Cue(r"prevails?|takes? precedence", "precedence.other"),
    Cue(r"expressly|explicitly|express(?= )|explicit", "qualifier.express"),
    Cue(r"clear\w*|specif\w+|unambiguous\w*|defin\w+|determin\w+|stat(?:e|ed|es|ing)",
          possible="qualifier.express"),
    Cue(r"separate(?= (?:\w+ )?(?:consent|permission|authori[sz]ation))|separately", "qualifier.separate"),
    Cue(r"separat\w*|individual\w*|independent\w*|own", possible="qualifier.separate"),
    Cue(r"in writing|written", "qualifier.written"),
    Cue(r"writ\w+|paper|letter|documented", possible="qualifier.written"),
    Cue(r"consent\w*", "basis.consent"),
    Cue(r"contracts?", "basis.contract"),
    Cue(r"legitimate interests?", "basis.interests"),
    Cue(r"agreements?|contract\w+", possible="basis.contract basis.consent"),
    # ordinals, numbers, days
    Cue(r"first[ -](?:names?|of all|party|and foremost)|at first", possible="ordinal.1"),
    Cue(r"first|1st", "ordinal.1"),
    Cue(r"initial\w*|original\w*|earliest|begin\w*", possible="ordinal.1"),
    *(Cue(rf"{word}(?!(?:s\b|[ -]part(?:y|ies)\b))|{number}(?:nd|rd|th)", f"ordinal.{number}")
      for number, word in enumerate(_ORDINALS, 2)),
    Cue(r"twice", "count.2"),
    Cue(r"doubl\w+|two-\w+|dual|couple|pairs?|duplicate|bilateral|mutual\w*|another", possible="count.2"),
    Cue(r"triple|thrice|three-\w+", possible="count.3"),
    *(Cue(rf"{day}days?", f"weekday.{number}") for number, day in enumerate(_DAYS, 1)),
    Cue(r"weekdays?|weekends?|week", possible="weekday.1 weekday.5 weekday.6 weekday.7"),
    # who, and for what
    Cue(r"acts?|laws?|regulations?|codes?|directives?|rules?|measures|provisions|standards?|specifications?"
          r"|ordinances?|statutes?|(?-i:[A-Z]{3,6})", possible="law.any"),
    Cue(r"courts?|tribunals?|judges?", "recipient.court"),
    Cue(r"judicia\w+", "", "recipient.court recipient.authority"),
    Cue(r"authorit(?:y|ies)|regulators?|government\w*|(?:public|government|state) (?:bod(?:y|ies)|agenc(?:y|ies))",
          "recipient.authority"),
    Cue(r"police|law[ -]enforcement", "recipient.police", "recipient.authority"),
    Cue(r"official\w*|public|agenc(?:y|ies)|department\w*|supervis\w+|administrat\w+", "",
          "recipient.authority recipient.police"),
    Cue(r"affiliat\w+|subsidiar(?:y|ies)", "recipient.affiliate"),
    Cue(r"parent compan(?:y|ies)|group|related|associated", "", "recipient.affiliate"),
    Cue(r"parents?|guardians?|custodians?", "recipient.parent"),
    Cue(r"advertisers?", "recipient.advertiser purpose.advertising"),
    Cue(r"insurers?|insurance \w+", "recipient.insurer"),
    Cue(r"auditors?", "recipient.auditor"),
    Cue(r"lawyers?|solicitors?|attorneys?|counsel", "recipient.lawyer"),
    Cue(r"advis[eo]r\w*|legal|accountants?|audit\w*", "", "recipient.lawyer recipient.auditor"),
    Cue(r"couriers?|carriers?", "recipient.carrier", "purpose.delivery"),
    Cue(r"employees?|staff|personnel", "recipient.employee"),
    Cue(r"partners?", "recipient.partner"),
    Cue(r"advert\w*|ads?|banners?", "purpose.advertising", "recipient.advertiser"),
    Cue(r"marketing", "purpose.marketing"),
    Cue(r"market\w*|promot\w+|commercial\w*|offers?|newsletters?|campaigns?", "",
          "purpose.marketing purpose.advertising"),
    Cue(r"statistic\w*|analytics(?! [A-Z])", "purpose.statistics"),
    Cue(r"demograph\w+|analy[sz]\w+|measur\w+|count\w*|aggregat\w+|trend\w*|metric\w*", "", "purpose.statistics"),
    Cue(r"research\w*|survey\w*|stud(?:y|ies)", "purpose.research"),
    Cue(r"\w*fraud\w*", "purpose.fraud"),
    Cue(r"train(?:s|ed|ing)?", "purpose.training"),
    Cue(r"profiling", "purpose.profiling"),
    Cue(r"profil\w+|portrait\w*", "", "purpose.profiling"),
    Cue(r"personali[sz]\w+|tailor\w*|customi[sz]\w+|relevant|individual\w*", "", "purpose.personalisation"),
    Cue(r"sell(?:s|ing)?|sold|sales?", "purpose.sale"),
    Cue(r"resell\w*|sellers?|commerc\w*|vend\w*|buy\w*|purchas\w*|distribut\w+", "", "purpose.sale"),
    Cue(r"rent(?:s|ed|ing|al)?|leas(?:es?|ed|ing)", "purpose.rent"),
    Cue(r"backups?|back(?:s|ed|ing)? up", "purpose.backup"),
    Cue(r"recruit\w*|hir(?:e|es|ed|ing)|job\w*|applicants?|candidates?", "", "purpose.recruitment"),
    # what negates in part of its uses
    Cue(r"refus\w+|den(?:y|ies|ied|ial)|unable|opt\w*[ -]?out|free|lack\w*|fail\w*|avoid\w*|prevent\w*|bypass\w*"
          r"|exclu\w+"
          r"|exempt\w*|stop\w*|ceas\w+|declin\w+|reject\w*|withh\w+|illegal\w*|un(?!der|i|til|less)\w{3,}|ir(?:re|ra)\w+"
          r"|in(?:ac|ab|ad|ap|com[ps]|cor|def|dep|dir|eff|elig|suff|val|vis|sec|oper|vol)\w+|im(?:poss|prop|prac|mob|perm|mat)\w+"
          r"|non\w*|dis(?!abl|clos|tri|pla|cus|put|pos|cov)\w+|mis\w+|missing|absen\w+|instead|rather|regardless|otherwise|apart|outside|waiv\w+|against"
          r"|hardly|rarely|revo[ck]\w+|undo\w*|revert\w*|revers\w+|terminat\w+|cancel\w*|despite|notwithstanding"
          r"|contrary|abandon\w*|few|little|less", possible="negation"),
    Cue(r"withdr\w+|disagree\w*", possible="negation basis.consent"),
    Cue(r"disabl\w*|block\w*|bar(?:s|red)", possible="negation prohibition"),
    Cue(r"other\w*|but", possible="exception partial"),
    Cue(r"limit\w*|restrict\w*", possible="negation exclusive partial most"),
)  # fmt: skip
_FOUND, _MEANINGS = read_words(_WORDS, r"(?<!\w)(?:{})(?!\w)")

_NO_MEMBER = r"(?:and|or|but|including|such|for|e\.g|i\.e|which|who|that|where|when|if|we|you|it|they|the following)\b"
_ITEM = r"[^\s,;:.()“]+(?: (?!(?:and|or)\b)[^\s,;:.()]+){0,4}"
_CLAUSE = (
    "and|but|or|so|if|we|you|they|it|he|she|this|these|that|the|even|unless|where|when|which|who|provided|except|only"
)
STATEMENTS = Statements(
    words=_FOUND,
    meanings=_MEANINGS,
    counted=ignoring_case(
        rf"(?<![\w.,/:$€£¥(-])(?P<number>(?:{NUMBER_WORD})|\d{{1,6}})(?![\w,.:/%-]*\d| ?%|-)"
        r"(?= [a-z])(?! (?:or|and|of|per ?cent|a\.?m|p\.?m)\b)"
    ),
    row=ignoring_case(rf"(?:,[”\"]? (?!{_NO_MEMBER}){_ITEM}){{1,40}},?[”\"]? (?:and|or|and/or)\b"),
    clause=ignoring_case(
        rf"[;:]|,(?= (?:{_CLAUSE})\b)|\b(?:unless|if|where|when|until|because|except)\b"
        r"|\b(?:and|but) (?:we|you|they|it|may|must|shall|will|can)\b"
    ),
    bearer=ignoring_case(r"\b(?:(?P<we>we)|(?P<you>you))(?: (?:\w+ly|also|then|both|still|are|is|have))?\s+\Z"),
    clock=ignoring_case(
        r"(?<![\d:.,-])(?P<hour>\d{1,2})(?::(?P<minute>\d\d)\b)?"
        r"(?: ?(?:(?P<later>p\.?m\b|noon\b)|(?P<earlier>a\.?m\b|midnight\b)|(?P<night>at night\b)))?(?![\d:%-])"
    ),
    before_row=ignoring_case(
        r"\W*(?:if|when|where|while|before|after|once|unless|in|on|for|to|under|by|as|with|through|because|since|at|until"
        r"|from|during|without|although|though|upon|whether)\b(?:\([^()]*\)|[^,(])*\Z"
    ),
    between=Pattern(r",(?![”\"]? ?(?:and|or)\b)"),
    joiner=ignoring_case(r"\b(?:and|or)\b"),
    parts=ignoring_case(
        r",(?! (?:and|or|but|so|if|we|you|they|it|he|she|unless|where|when|which|who|provided|except|only)\b)"
        r"|\b(?:and/or|and|or|as well as|plus|nor|but|with|including)\b|[/&]"
    ),
    names={**PLACES, **LAWS},
)
