"""`clausebook.yaml`: the settings of a project.

In: its tree. Out: `Settings` with the places of its paths, or None where a required key is not usable. Whether the
publisher or a work exists is not asked here; whether a time zone does is asked of the database of this machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from ..disk.project import zone_of
from ..languages.samples import RIGHT_TO_LEFT, TAG
from ..model.diagnostics import Diagnostic
from ..model.library import DatedSetting, FontSetting, ProfileAnswer, RuleSetting, Settings
from ..model.source import Span
from ..model.theme import Theme
from .addresses import BASE_URL, FONT_FILE, PUBLISHED_PATH, URL
from .nodes import Scalar
from .record import defaulting, listed, mapped, optional, place_of, record_of, required
from .shape import Choice, NamedRecords, Placed, Sequence, TextValue, one_of, refuse
from .theme import CSP, THEME
from .values import DAY, FORMS, LINE, LOCALE, NAME, SHA256, TEXTS, YES_NO, text_schema

FORMAT = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A published path and where it is written."""

    path: str
    span: Span


Paths = Mapping[str, Mapping[str, Located]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFile:
    """The settings, and the places of `paths` by work and locale."""

    settings: Settings
    paths: Paths


def _format(node: Scalar) -> str | Diagnostic:
    if node.text == FORMAT:
        return node.text
    return refuse("bad-value.format", node, format=FORMAT).with_help("bad-value.format-form", format=FORMAT)


def _timezone(node: Scalar) -> str | Diagnostic:
    try:
        zone_of(node.text)
    except LookupError:
        return refuse("unknown-timezone.timezone", node, timezone=node.text).with_help("unknown-timezone.form")
    return node.text


_FONT = record_of(
    "The fonts of a language",
    FontSetting,
    family=required("family", Sequence(item=LINE), "Names of the font families, the preferred one first."),
    files=required("files", Sequence(item=FONT_FILE), "Font files (OTF or TTF), seen from the folder of this file."),
)
_PATH = Placed(shape=PUBLISHED_PATH, make=lambda path, node: Located(path=path, span=node.span))
_LOCALES = record_of(
    "The languages of the project",
    lambda original, governing: (original, governing),
    original=required("original", LOCALE, "The language that is written first; the others follow it."),
    governing=optional(
        "governing",
        LOCALE,
        "The language that prevails in a dispute. Printed at the head of bilingual editions, and where a clause says "
        "it.",
    ),
)
_PUBLISHER = optional("publisher", NAME, "Who publishes: the name of a party in facts.yaml; else pages name nobody.")
_ACCEPTED = replace(SHA256, json={**SHA256.json, "type": ["string", "null"]}, empty="")
_LEVEL = Placed(
    shape=one_of(("error", "warning", "suggestion", "off")),
    make=lambda level, node: RuleSetting(level=level, span=node.head),
)


def _settings_file(
    locales: tuple[str, str | None],
    fonts: Mapping[str, FontSetting],
    paths: Paths,
    theme: tuple[Theme, Mapping[str, FontSetting]],
    **told: Any,
) -> SettingsFile:
    (original, governing), (looks, paper) = locales, theme
    settings = Settings(
        original=original,
        governing=governing,
        fonts=MappingProxyType({**fonts, **paper}),
        paths=MappingProxyType({work: _plain(located) for work, located in paths.items()}),
        theme=looks,
        **told,
    )
    return SettingsFile(settings=settings, paths=paths)


def _plain(located: Mapping[str, Located]) -> Mapping[str, str]:
    return MappingProxyType({locale: place.path for locale, place in located.items()})


SETTINGS = record_of(
    "Settings of a Clausebook project",
    _settings_file,
    _format=required(
        "format",
        TextValue(convert=_format, json={"enum": [int(FORMAT), FORMAT]}),
        "The version of the source formats: 1.",
        instead=FORMAT,
    ),
    base_url=required(
        "base-url",
        BASE_URL,
        "Where the documents are published, such as https://www.example.com/legal/",
        instead="https://www.example.com/",
    ),
    publisher=_PUBLISHER,
    timezone=required(
        "timezone",
        TextValue(convert=_timezone, json=text_schema(r"[A-Za-z0-9_+/-]+")),
        "Decides which day is today: Asia/Shanghai.",
        instead="UTC",
    ),
    locales=required("locales", _LOCALES, "Which language is the original, and which one governs.", instead=("", None)),
    notice=mapped("notice", TEXTS, "Printed on every page, which search engines then leave out. Remove it to go live."),
    fonts=mapped("fonts", NamedRecords(key=LOCALE, value=_FONT), "Fonts of your own, by language. Usually not needed."),
    directions=mapped(
        "directions",
        NamedRecords(key=LOCALE, value=one_of(("ltr", "rtl"))),
        f"The direction of a language, where it is not written as usual: {{{RIGHT_TO_LEFT}: ltr}}. Seldom needed.",
    ),
    paths=mapped(
        "paths",
        NamedRecords(key=NAME, value=NamedRecords(key=LOCALE, value=_PATH)),
        "Addresses below base-url, by work and language, where the website has its own: "
        f"{{privacy-policy: {{{TAG}: privacy}}}}.",
    ),
    index=defaulting(
        "links",
        Choice(words={"folders": "", "files": "index.html"}),
        default="",
        about="Where links from page to page lead: folders (default), or files, such as ../index.html, for a host that "
        "serves no index of a folder and for reading from a disk.",
    ),
    landing=listed(
        "landing",
        NAME,
        "The works that landing pages list first, in this order; addenda stay below theirs: [privacy-policy, terms].",
    ),
    relations=mapped(
        "link-relations",
        NamedRecords(key=one_of(("privacy-policy", "terms-of-service")), value=NAME),
        "Which works other pages of the website lead to by these relations of RFC 6903: {privacy-policy: privacy}.",
    ),
    gpc=optional(
        "gpc",
        Placed(shape=DAY, make=lambda day, node: DatedSetting(day=day, span=node.span)),
        "That the website honours Global Privacy Control: the day on which that was last stated, for "
        ".well-known/gpc.json.",
    ),
    profile=mapped(
        "profile",
        NamedRecords(
            key=NAME, value=Placed(shape=YES_NO, make=lambda yes, node: ProfileAnswer(yes=yes, span=node.head))
        ),
        "What is done, yes or no, by switch of the law packs; a claim of facts.yaml answers the switch of its name: "
        "{sensitive: no, exports: yes}.",
    ),
    pasted=mapped(
        "pasted",
        NamedRecords(key=NAME, value=NamedRecords(key=LOCALE, value=NamedRecords(key=URL, value=_ACCEPTED))),
        "Pages elsewhere that show a document, by work and language, each with the digest of what is around the text, "
        "as `clausebook verify --pasted` prints it: "
        f"{{privacy-policy: {{{TAG}: {{https://shop.example/privacy: 5f36…}}}}}}.",
    ),
    rules=mapped(
        "rules",
        NamedRecords(key=NAME, value=_LEVEL),
        "How much a rule of `clausebook check` matters here: {date-typed: warning, spell: off}.",
    ),
    words=mapped("words", FORMS, f"Words that no dictionary has and that are right: {{{TAG}: [SmallRig, Umeng]}}."),
    theme=THEME,
    csp=CSP,
    lacking=lambda values: values.lacking,
    span=place_of(_PUBLISHER),
)
