"""What a project may and may not say, file by file: the cases of tests/test_parse_files.py."""

from __future__ import annotations

from tests.support import SETTINGS

FACTS = "clauses/facts.yaml"
TERMS = "clauses/terms.yaml"
INVENTORY = "clauses/inventory.yaml"
CHANGELOG = "clauses/changelog.yaml"
WORK = "clauses/policy/work.yaml"
CLAUSE = "clauses/policy/contact.en.md"

PARTY = "parties: {acme: {name: Acme}}\n"


def work(lines: str) -> str:
    """Return a work.yaml whose only language has these lines, too."""
    head = "kind: policy\nlocales:\n  en:\n    title: Policy\n    dates: [last-modified]\n    outline: [contact]\n"
    return head + "".join(f"    {line}\n" for line in lines.splitlines())


def outline(lines: str) -> str:
    return work("").replace("outline: [contact]", f"outline: {lines}")


def inventory(category: str, extra: str = "") -> str:
    return (
        "california:\n"
        "  purposes: {account: {en: Account}}\n"
        "  sources: {direct: {en: You}}\n"
        "  recipients: {providers: {en: Providers}}\n"
        "  categories:\n"
        f"    identifiers: {{letter: A, label: Identifiers, statute: § 1, examples: A name{category}}}\n{extra}"
    )


def entry(edition: str, lines: str = "change: editorial") -> str:
    return f"- edition: {edition}\n  works: {{policy: {{{lines}}}}}\n"


# --- one fault each: file, text, rule, marked text, words of the message or the help ----------------------------------

HITS: dict[str, tuple[str, str, str, str, str]] = {
    "unknown setting": ("clausebook.yaml", SETTINGS + "time-zone: UTC\n", "unknown-key", "time-zone", "timezone"),
    **{
        f"no time zone: {zone}": (
            "clausebook.yaml",
            SETTINGS.replace("Asia/Shanghai", zone),
            "unknown-timezone",
            zone,
            "IANA names",
        )
        for zone in (
            "Mars/Base",
            "Europe",
            "America/Argentina",
            "localtime",
            "../../etc/passwd",
            "a/" * 3000 + "b",
            "zone.tab",
        )
    },
    "newer format": ("clausebook.yaml", SETTINGS.replace("1", "2", 1), "bad-value", "2", "newer Clausebook"),
    "setting without value": ("clausebook.yaml", SETTINGS + "notice:\n", "bad-value", "notice", "remove the key"),
    "plain http": (
        "clausebook.yaml",
        SETTINGS.replace("https", "http"),
        "bad-address",
        "http://www.example.com/legal/",
        "https://",
    ),
    "base with query": (
        "clausebook.yaml",
        SETTINGS.replace("legal/", "?a"),
        "bad-address",
        "https://www.example.com/?a",
        "`?`",
    ),
    "zone with blanks": (
        "clausebook.yaml",
        SETTINGS.replace("Asia/", "Asia / "),
        "unknown-timezone",
        "Asia / Shanghai",
        "time zone",
    ),
    "publisher's full name": (
        "clausebook.yaml",
        SETTINGS.replace("acme", "Acme Inc."),
        "bad-name",
        "Acme Inc.",
        "`acme-inc`",
    ),
    "locale in lower case": (
        "clausebook.yaml",
        SETTINGS.replace("en}", "zh-hans}"),
        "bad-locale",
        "zh-hans",
        "`zh-Hans`",
    ),
    "locale of an operating system": (
        "clausebook.yaml",
        SETTINGS.replace("en}", "en_us}"),
        "bad-locale",
        "en_us",
        "`en-US`",
    ),
    "text with a comma between braces": (
        "clauses/facts.yaml",
        "parties: {acme: {name: {en: Acme, Inc., zh-Hans: 顶点}}}\n",
        "bad-locale",
        "Inc.",
        "in quotes",
    ),
    "locale that is a path": ("clausebook.yaml", SETTINGS.replace("en}", "../en}"), "bad-locale", "../en", "zh-Hans"),
    "path upwards": ("clausebook.yaml", SETTINGS + "paths: {policy: {en: ../x}}\n", "path-escapes", "../x", "go down"),
    "path from the root": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: /x}}\n",
        "path-escapes",
        "/x",
        "without `/`",
    ),
    "path of a drive": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: 'C:\\x'}}\n",
        "path-escapes",
        r"'C:\x'",
        "out of",
    ),
    "path upwards in backslashes": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: 'a\\..\\b'}}\n",
        "path-escapes",
        r"'a\..\b'",
        "out of",
    ),
    "path with a query": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: a?b}}\n",
        "bad-value",
        "a?b",
        "between folders",
    ),
    "path of nothing": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: a//b}}\n",
        "bad-value",
        "a//b",
        "between folders",
    ),
    "path of a file": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: privacy.html}}\n",
        "bad-value",
        "privacy.html",
        "the page in it is index.html",
    ),
    "path below a file that the build writes": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: a/Policy.PDF/b}}\n",
        "bad-value",
        "a/Policy.PDF/b",
        "name a folder",
    ),
    "font of the web": (
        "clausebook.yaml",
        SETTINGS + "fonts: {ja: {family: [F], files: [f.woff2]}}\n",
        "bad-value",
        "f.woff2",
        ".otf",
    ),
    "font elsewhere": (
        "clausebook.yaml",
        SETTINGS + "fonts: {ja: {family: [F], files: [/f.otf]}}\n",
        "path-escapes",
        "/f.otf",
        "out of",
    ),
    "direction": ("clausebook.yaml", SETTINGS + "directions: {ar: left}\n", "bad-value", "left", "`ltr` or `rtl`"),
    "two documents at one path": (
        "clausebook.yaml",
        SETTINGS + "paths: {policy: {en: a}, other: {en: A}}\n",
        "duplicate-path",
        "A",
        "address of policy in en already",
    ),
    "path of a document without one": (
        "clausebook.yaml",
        SETTINGS + "paths: {other: {en: en/policy}}\n",
        "duplicate-path",
        "en/policy",
        "address of policy",
    ),
    "party without name": (
        FACTS,
        PARTY + "names: {}\nstatutes: {ccpa: {citation: x}}\n",
        "missing-key",
        "ccpa",
        "`name` is missing",
    ),
    "fact with capitals": (FACTS, PARTY + "ages: {MinorAge: 18}\n", "bad-name", "MinorAge", "`minor-age`"),
    "fact in Chinese": (FACTS, PARTY + "ages: {年龄: 18}\n", "bad-name", "年龄", "lower-case Latin"),
    "two facts of one name": (FACTS, PARTY + "ages: {acme: 18}\n", "duplicate-name", "acme", "another name"),
    "unknown unit": (FACTS, PARTY + "periods: {keep: 12 moons}\n", "unknown-unit", "moons", "`moons`"),
    "unit near a known one": (FACTS, PARTY + "periods: {keep: 12 mnths}\n", "unknown-unit", "mnths", "`month`"),
    "period without number": (FACTS, PARTY + "periods: {keep: some days}\n", "bad-value", "some days", "12 months"),
    "period of nothing": (FACTS, PARTY + "periods: {keep: 0 days}\n", "bad-value", "0 days", "12 months"),
    "age in words": (FACTS, PARTY + "ages: {minor: eighteen}\n", "bad-value", "eighteen", "in digits"),
    "age beyond a life": (FACTS, PARTY + "ages: {minor: 1800}\n", "bad-value", "1800", "150"),
    "count in full-width digits": (FACTS, PARTY + "counts: {requests: ２}\n", "bad-value", "２", "in digits"),
    "day that does not exist": (
        FACTS,
        PARTY + "dates: {sunset: 2021-02-30}\n",
        "impossible-date",
        "2021-02-30",
        "no 2021-02-30",
    ),
    "thirteenth month": (FACTS, PARTY + "dates: {sunset: 2021-13-01}\n", "impossible-date", "2021-13-01", "calendar"),
    "day written out": (FACTS, PARTY + "dates: {sunset: June 30}\n", "bad-value", "June 30", "2021-06-30"),
    "link without scheme": (
        FACTS,
        PARTY + "links: {page: www.example.com}\n",
        "bad-address",
        "www.example.com",
        "https://",
    ),
    "script as link": (FACTS, PARTY + "links: {page: 'javascript:x'}\n", "bad-address", "'javascript:x'", "https://"),
    "mailbox without host": (
        FACTS,
        PARTY + "contacts: {help: {email: me@home}}\n",
        "bad-address",
        "me@home",
        "name@example.com",
    ),
    "full-width at sign": (
        FACTS,
        PARTY + "contacts: {help: {email: 我＠a.cn}}\n",
        "bad-address",
        "我＠a.cn",
        "half-width",
    ),
    "telephone in words": (FACTS, PARTY + "contacts: {help: {phone: call us}}\n", "bad-address", "call us", "+86"),
    "contact of nothing": (FACTS, PARTY + "contacts: {help: {}}\n", "missing-key", "help", "at least one field"),
    "contact with a typing error": (
        FACTS,
        PARTY + "contacts: {help: {emial: a@b.cn, postcode: 1}}\n",
        "unknown-key",
        "emial",
        "`email`",
    ),
    "list for a text": (
        FACTS,
        PARTY + "names: {sdk: {en: [a]}}\n",
        "wrong-type",
        "[a]",
        "one text is expected here, not a list",
    ),
    "text for a group": (FACTS, PARTY + "ages: 18\n", "wrong-type", "18", "`key: value` lines"),
    "list for a file": (FACTS, "- parties\n", "wrong-type", "- parties", "not a list"),
    "no language in a text": (FACTS, PARTY + "names: {sdk: {}}\n", "bad-value", "{}", "no language"),
    "text of two paragraphs": (FACTS, PARTY + "names:\n  sdk: |\n    a\n    b\n", "bad-value", "|", "one paragraph"),
    "colon without a blank": (FACTS, "parties:acme\n", "wrong-type", "parties:acme", "without a blank"),
    "full-width colon": (FACTS, "parties：acme\n", "wrong-type", "parties：acme", "plain colon"),
    "term without form": (TERMS, "ccpa: {since: 2019-12-19}\n", "missing-key", "ccpa", "`form`"),
    "term since a day that is none": (
        TERMS,
        "ccpa: {form: CCPA, since: 2019-02-29}\n",
        "impossible-date",
        "2019-02-29",
        "calendar",
    ),
    "term defined at a title": (
        TERMS,
        "ccpa: {form: CCPA, defined: {policy: Our Terms}}\n",
        "bad-name",
        "Our Terms",
        "`our-terms`",
    ),
    "forms that are no list": (TERMS, "ccpa: {form: CCPA, allowed: {en: {a: b}}}\n", "wrong-type", "{a: b}", "a list"),
    "source not listed": (INVENTORY, inventory(", sources: [dirct]"), "unknown-source", "dirct", "`direct`"),
    "purpose not listed": (INVENTORY, inventory(", purposes: [sale]"), "unknown-purpose", "sale", "`purposes:`"),
    "recipient not listed": (INVENTORY, inventory(", sold: [direct]"), "unknown-recipient", "direct", "`recipients:`"),
    "sensitive or not": (INVENTORY, inventory(", sensitive: perhaps"), "bad-value", "perhaps", "`yes`"),
    "letter of a word": (
        INVENTORY,
        inventory("").replace("letter: A", "letter: ABCD"),
        "bad-value",
        "ABCD",
        "one letter",
    ),
    "letter given twice": (
        INVENTORY,
        inventory("", "    other: {letter: A, label: O, statute: § 2, examples: E}\n"),
        "duplicate-letter",
        "A",
        "`identifiers` already",
    ),
    "purpose called as a source": (
        INVENTORY,
        inventory("").replace("direct:", "account:"),
        "duplicate-name",
        "account",
        "could mean either",
    ),
    "category without examples": (
        INVENTORY,
        inventory("").replace(", examples: A name", ""),
        "missing-key",
        "identifiers",
        "`examples`",
    ),
    "basis that has no word": (
        INVENTORY,
        inventory("").replace("{en: Account}", "{label: Account, basis: consnt}"),
        "bad-value",
        "consnt",
        "`consent`",
    ),
    "purpose without label": (
        INVENTORY,
        inventory("").replace("{en: Account}", "{basis: consent}"),
        "missing-key",
        "account",
        "`label`",
    ),
    "recipient of no kind": (
        INVENTORY,
        inventory("").replace("{en: Providers}", "{name: {en: Providers}, kind: processor}"),
        "bad-value",
        "processor",
        "`service-provider`",
    ),
    "purpose of selling not listed": (
        INVENTORY,
        inventory(", sold: [providers], sold-purposes: [acount]"),
        "unknown-purpose",
        "acount",
        "`account`",
    ),
    "purpose of a recipient not listed": (
        INVENTORY,
        inventory("").replace("{en: Providers}", "{name: Providers, purposes: [acount]}"),
        "unknown-purpose",
        "acount",
        "`account`",
    ),
    "category of an SDK not listed": (
        INVENTORY,
        inventory("", "  sdks: {umeng: {name: Umeng, categories: [identifier]}}\n"),
        "unknown-category",
        "identifier",
        "`identifiers`",
    ),
    "recipient of a transfer not listed": (
        INVENTORY,
        inventory("", "  transfers: {cloud: {recipient: provider}}\n"),
        "unknown-recipient",
        "provider",
        "`providers`",
    ),
    "cell of no column": (
        INVENTORY,
        inventory(", own: {storage: on paper}", "  columns: {stored: {label: Stored, views: [retention]}}\n"),
        "unknown-column",
        "storage",
        "`stored`",
    ),
    "column of no view": (
        INVENTORY,
        inventory("", "  columns: {stored: {label: Stored, views: [keeping]}}\n"),
        "bad-value",
        "keeping",
        "`retention`",
    ),
    "permission by a phrase": (
        INVENTORY,
        inventory("", '  permissions: {"the camera": {label: Camera}}\n'),
        "bad-value",
        '"the camera"',
        "android.permission.CAMERA",
    ),
    "unknown change": (
        CHANGELOG,
        entry("2021-06-30", "change: substantial"),
        "bad-value",
        "substantial",
        "`substantive`",
    ),
    "entry without works": (CHANGELOG, "- edition: 2021-06-30\n", "missing-key", "2021-06-30", "`works` is missing"),
    "entry without a name": (CHANGELOG, "- works: {}\n", "missing-key", "works: {}", "`edition` is missing"),
    "edition that is no day": (CHANGELOG, entry("2021-06-31"), "impossible-date", "2021-06-31", "calendar"),
    "edition by its year": (CHANGELOG, entry("2021"), "bad-value", "2021", "2021-06-30.2"),
    "first of a day with a number": (CHANGELOG, entry("2021-06-30.1"), "bad-value", "2021-06-30.1", "2021-06-30.2"),
    "changelog as a group": (CHANGELOG, "edition: 2021-06-30\n", "wrong-type", "edition: 2021-06-30", "a list"),
    "effective on no day": (
        CHANGELOG,
        entry("2021-06-30", "change: adopted, effective: 2021-06-31"),
        "impossible-date",
        "2021-06-31",
        "",
    ),
    "unknown kind of work": (
        WORK,
        work("").replace("kind: policy", "kind: notice"),
        "bad-value",
        "notice",
        "`policy` or `addendum`",
    ),
    "work without title": (WORK, work("").replace("    title: Policy\n", ""), "missing-key", "en", "`title`"),
    "date of another kind": (WORK, work("date-labels: {reviewed: Read}"), "bad-value", "reviewed", "`last-reviewed`"),
    "sign-off without date": (WORK, work("sign-off: {party: acme}"), "missing-key", "sign-off", "`date`"),
    "second number as sample": (WORK, work("lists: ['2.']"), "bad-number-sample", "'2.'", "first item"),
    "sample with a stray figure": (WORK, work("lists: ['3.1']"), "bad-number-sample", "'3.1'", "`3` is not the first"),
    "list that counts two levels": (WORK, work("lists: ['1.1']"), "bad-number-sample", "'1.1'", "one counter"),
    "paragraphs of too many levels": (
        WORK,
        work("numbering: {paragraphs: ['1.1', '1.1.1.1']}"),
        "bad-number-sample",
        "'1.1.1.1'",
        "one counter",
    ),
    "lists without a style": (WORK, work("lists: []"), "bad-value", "[]", "add a number"),
    "sample that cannot count": (WORK, work("lists: ['-']"), "bad-number-sample", "'-'", "counted"),
    "sample with a second letter": (
        WORK,
        work("numbering: {paragraphs: ['(b)']}"),
        "bad-number-sample",
        "'(b)'",
        "1, 01, a",
    ),
    "sections of too many levels": (
        WORK,
        work("numbering: {sections: ['1.1']}"),
        "bad-number-sample",
        "'1.1'",
        "one counter",
    ),
    "sample in Chinese": (WORK, work("numbering: {sections: 第二条}"), "bad-number-sample", "第二条", "一"),
    "sections that are off": (WORK, work("numbering: {sections: off}"), "bad-number-sample", "off", "counted"),
    "week year": (WORK, work("date-pattern: YYYY-MM-dd"), "bad-value", "YYYY-MM-dd", "`y`"),
    "hours of a date": (WORK, work("date-pattern: y-MM-dd HH"), "bad-value", "y-MM-dd HH", "'HH'"),
    "date without day": (WORK, work("date-pattern: MMMM y"), "bad-value", "MMMM y", "no day"),
    "quotation mark in a pattern": (
        WORK,
        work('date-pattern: "d \'of MMMM y"'),
        "bad-value",
        '"d \'of MMMM y"',
        "not closed",
    ),
    "contents perhaps": (WORK, work("table-of-contents: maybe"), "bad-value", "maybe", "`yes`"),
    "clause twice": (
        WORK,
        outline("[contact, {clause: a, within: [contact]}]"),
        "duplicate-clause",
        "contact",
        "already",
    ),
    "clause and shared clause": (
        WORK,
        outline("[contact, shared/contact]"),
        "duplicate-clause",
        "shared/contact",
        "already",
    ),
    "unknown placement": (WORK, outline("[{clause: contact, as: heading}]"), "bad-value", "heading", "`preface`"),
    "placement without a clause": (WORK, outline("[{as: preface}]"), "missing-key", "{as: preface}", "`clause`"),
    "clause by its file": (WORK, outline("[contact.en.md]"), "bad-name", "contact.en.md", "lower-case"),
    "clause upwards": (WORK, outline("[../facts]"), "bad-name", "../facts", "`facts`"),
    "absent and present": (WORK, work("absent: {contact: not needed}"), "absent-clause-present", "contact", "absent:"),
    "absent without reason": (WORK, work("absent: {cookies: }"), "bad-value", "cookies", "nothing stands here"),
    "outline of nothing": (WORK, outline("[]"), "bad-value", "[]", "no clause"),
    "outline left blank": (WORK, outline(""), "bad-value", "outline", "no clause"),
    "work in no language": (WORK, "kind: policy\nlocales: {}\n", "bad-value", "{}", "no language"),
    "unclosed front matter": (
        CLAUSE,
        "---\nrelation: counterpart\n# Contact\n\nText.\n",
        "front-matter-unclosed",
        "---",
        "before the title",
    ),
    "unknown relation": (
        CLAUSE,
        "---\nrelation: copy\n---\n# Contact\n\nText.\n",
        "bad-value",
        "copy",
        "`translation`",
    ),
    "counterpart without reason": (
        CLAUSE,
        "---\nrelation: counterpart\n---\n# C\n\nText.\n",
        "missing-key",
        "counterpart",
        "`reason`",
    ),
    "translation of nothing": (
        CLAUSE,
        "---\nrelation: translation\n---\n# C\n\nText.\n",
        "missing-key",
        "translation",
        "`of`",
    ),
    "translation with a reason": (
        CLAUSE,
        "---\nrelation: translation\nof: 0123abcd\nreason: x\n---\n# C\n\nText.\n",
        "unknown-key",
        "x",
        "`relation: counterpart`",
    ),
    "digest that is none": (
        CLAUSE,
        "---\nrelation: translation\nof: yes\n---\n# C\n\nText.\n",
        "bad-value",
        "yes",
        "digest",
    ),
    "requirement with blanks": (
        CLAUSE,
        "---\nrequirements: [a b]\n---\n# C\n\nText.\n",
        "bad-value",
        "a b",
        "requirement",
    ),
    "hidden character in front matter": (
        CLAUSE,
        "---\nrequirements: [a\u200bb]\n---\n# C\n\nText.\n",
        "hidden-text",
        "\u200b",
        "nobody sees",
    ),
    "text without title": (CLAUSE, "---\nrequirements: [a]\n---\nText.\n", "missing-title", "Text.", "title"),
}


# --- what may look wrong and is not: file, text -----------------------------------------------------------------------

NEAR_MISSES = {
    "settings with everything": (
        "clausebook.yaml",
        SETTINGS
        + "notice: {en: Sample, zh-Hans: 示例}\n"
        + "fonts: {ja: {family: [My Serif], files: [fonts/A.OTF, fonts/b.ttf]}}\n"
        + "directions: {ar: rtl}\npaths: {policy: {en: a/b-c_1.d/, zh-Hans: 条款}}\n",
    ),
    "paths that differ": ("clausebook.yaml", SETTINGS + "paths: {policy: {en: a, fr: ab}, other: {en: a/b}}\n"),
    "locales of all forms": (
        "clausebook.yaml",
        SETTINGS + "directions: {zh-Hant-HK: ltr, es-419: ltr, de-CH-1996: ltr, yue: ltr}\n",
    ),
    "section that is empty": (FACTS, PARTY + "periods:\nages: {}\n"),
    "fact called as a section": (FACTS, PARTY + "ages: {ages: 18}\n"),
    "units of all forms": (
        FACTS,
        PARTY + "periods: {a: 1 day, b: 2 days, c: 10 business days, d: 1 business-day, e: 24 hours}\n",
    ),
    "leap day": (FACTS, PARTY + "dates: {leap: 2020-02-29}\n"),
    "numbers that stay texts": (FACTS, PARTY + "names: {a: NO, b: 1.10, c: 2021-02-30}\n"),
    "telephones": (
        FACTS,
        PARTY
        + "contacts: {a: {phone: +86 755 2828 3350}, b: {phone: (800) 555-0100 ext. 5}, c: {phone: {ja: 03-1234}}}\n",
    ),
    "address of an idn and a port": (FACTS, PARTY + "links: {a: 'https://xn--fiqs8s.cn:8443/条款?x=1#y'}\n"),
    "address as lines": (
        FACTS,
        PARTY + "contacts: {a: {address: {en: [Floor 19, Shenzhen], zh-Hans: 深圳市}}, b: {address: [X, Y]}}\n",
    ),
    "term with all forms": (
        TERMS,
        "ccpa: {form: {en: CCPA}, allowed: [the Act], rejected: {en: [C.C.P.A.]}, since: 2019-12-19.2}\n",
    ),
    "empty terms": (TERMS, "# none yet\n"),
    "inventory": (
        INVENTORY,
        inventory(", sources: [direct], purposes: [account], disclosed: [providers], sensitive: no"),
    ),
    "category without letter and statute": (
        INVENTORY,
        inventory("").replace("letter: A, ", "").replace("statute: § 1, ", ""),
    ),
    "two categories without letter": (
        INVENTORY,
        inventory("", "    other: {label: O, examples: E}\n").replace("letter: A, ", ""),
    ),
    "inventory of an app": (
        INVENTORY,
        inventory(
            ", sold: [], own: {stored: {en: on paper}}",
            "  sdks: {}\n  permissions: {android.permission.CAMERA: {}, NSCameraUsageDescription: {asked: on a scan}}\n"
            "  columns: {stored: {label: Stored, views: [retention]}}\n",
        ),
    ),
    "category by a Chinese letter": (INVENTORY, inventory("").replace("letter: A", "letter: 甲")),
    "empty changelog": (CHANGELOG, "\n"),
    "entry that only cancels": (
        CHANGELOG,
        "- edition: 2021-06-10\n  cancels: 2021-06-01\n"
        + entry("2021-06-01", "change: material, effective: 2021-07-01"),
    ),
    "samples of all kinds": (
        WORK,
        work("lists: ['1.', '(a)', '(i)', A, I., 01, 第一条, '1.1', Article 1, '§ 1.']\nnumbering: {sections: 第一章}"),
    ),
    "sections without numbers": (WORK, work("numbering: {sections: none}")),
    "sections by depth": (WORK, work("numbering: {sections: [第一章, '第{一+}条', '{n}.{n}']}\nlists: ['2.{n}']")),
    "patterns of dates": (WORK, work("date-pattern: \"d 'de' MMMM 'de' y\"")),
    "Chinese pattern": (WORK, work("date-pattern: y年M月d日")),
    "pattern with an apostrophe": (WORK, work("date-pattern: \"d MMM ''y\"")),
    "empty list of dates": (WORK, work("").replace("[last-modified]", "[]")),
    "same clause in two languages": (
        WORK,
        work("absent: {other: no need}") + "  fr: {title: P, dates: [], outline: [contact]}\n",
    ),
    "front matter": (
        CLAUSE,
        "---\nrelation: counterpart\nreason: 另行起草\nrequirements: [ccpa-1798.130]\n---\n# C\n\nText.\n",
    ),
    "empty front matter": (CLAUSE, "---\n---\n# C\n\nText.\n"),
    "translation": (CLAUSE, "---\nrelation: translation\nof: sha256:0123456789abcdef\n---\n\n# C\n\nText.\n"),
}


# --- paths that fit no pattern: rule, words of the message or the help ------------------------------------------------

MISNAMED = {
    "clauses/policy/contact.md": ("clause-misnamed", "contact.en.md"),
    "clauses/policy/Contact.en.md": ("clause-misnamed", "`contact`"),
    "clauses/policy/contact.en.fr.md": ("clause-misnamed", "neither a clause nor work.yaml"),
    "clauses/policy/contact.zh-hans.md": ("bad-locale", "`zh-Hans`"),
    "clauses/policy/work.yml": ("clause-misnamed", "work.yaml"),
    "clauses/shared/work.yaml": ("clause-misnamed", "neither"),
    "clauses/contact.en.md": ("clause-misnamed", "does not belong here"),
    "clauses/fact.yaml": ("clause-misnamed", "did you mean `facts`?"),
    "clauses/facts.yml": ("clause-misnamed", "did you mean `facts`?"),
    "clauses/policy/part/contact.en.md": ("clause-misnamed", "clauses/<work>/<name>.<language>.md"),
    "clauses/Privacy Policy/contact.en.md": ("clause-misnamed", "`privacy-policy`"),
}


# --- changelogs: text, findings as rule and marked text ---------------------------------------------------------------

CHRONOLOGY = {
    "older entry above": (entry("2021-01-01") + entry("2021-06-30"), ["changelog-order 2021-06-30"]),
    "one edition twice": (entry("2021-06-30") + entry("2021-06-30"), ["changelog-order 2021-06-30"]),
    "second of a day below the first": (entry("2021-06-30") + entry("2021-06-30.2"), ["changelog-order 2021-06-30.2"]),
    "second of a day alone": (entry("2021-06-30.2"), ["changelog-order 2021-06-30.2"]),
    "third of a day without a second": (entry("2021-06-30.3") + entry("2021-06-30"), ["changelog-order 2021-06-30.3"]),
    "tenth of a day above the ninth": (
        "".join(entry(f"2021-06-30{f'.{n}' if n > 1 else ''}") for n in range(10, 0, -1)),
        [],
    ),
    "effective before the one that waits": (
        entry("2021-06-10", "change: editorial, effective: 2021-06-15")
        + entry("2021-06-01", "change: material, effective: 2021-07-01"),
        ["effective-before-pending 2021-06-15"],
    ),
    "effective on the day of the one that waits": (
        entry("2021-06-10", "change: editorial, effective: 2021-07-01")
        + entry("2021-06-01", "change: material, effective: 2021-07-01"),
        [],
    ),
    "the default waits with the one before": (
        entry("2021-06-20", "change: editorial, effective: 2021-06-25")
        + entry("2021-06-10")
        + entry("2021-06-01", "change: material, effective: 2021-07-01"),
        ["effective-before-pending 2021-06-25"],
    ),
    "another work waits": (
        entry("2021-06-10", "change: editorial, effective: 2021-06-15")
        + "- edition: 2021-06-01\n  works: {other: {change: material, effective: 2021-07-01}}\n",
        [],
    ),
    "the one that waited is cancelled": (
        entry("2021-06-10", "change: editorial, effective: 2021-06-15")
        + "  cancels: 2021-06-01\n"
        + entry("2021-06-01", "change: material, effective: 2021-07-01"),
        [],
    ),
    "the one that waits is cancelled too late": (
        entry("2021-06-20")
        + "  cancels: 2021-06-01\n"
        + entry("2021-06-10", "change: editorial, effective: 2021-06-15")
        + entry("2021-06-01", "change: material, effective: 2021-07-01"),
        ["effective-before-pending 2021-06-15"],
    ),
    "cancelled when in force": (
        entry("2021-06-10") + "  cancels: 2021-06-01\n" + entry("2021-06-01"),
        ["cancelled-in-force 2021-06-01"],
    ),
    "cancelled by an older one": (
        entry("2021-06-10") + entry("2021-06-01") + "  cancels: 2021-06-10\n",
        ["cancelled-too-early 2021-06-10"],
    ),
    "cancelling nothing": (entry("2021-06-10") + "  cancels: 2020-06-10\n", ["unknown-edition 2020-06-10"]),
}
