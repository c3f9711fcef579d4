"""Sites for tests of renderers: the package's own templates, and languages that mark every label they are asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generator.localize import Language
from generator.localize.catalogue import Messages
from generator.model.source import Source
from generator.render import Site

TEMPLATES = Path(__file__).parent.parent / "templates"
CATALOGUE = TEMPLATES.parent / "locales/clausebook.pot"
BASE = "https://www.example.com/legal/"


MESSAGES = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)


def marked(locale: str, autonym: str) -> Language:
    """A language whose labels stand in double brackets, with the locale: what lacks them is no label.

    It knows the messages that every catalogue has to answer; any other is an error.
    """
    messages = {("", msgid): (f"⟦{locale} {msgid}⟧",) for msgid in MESSAGES}
    return Language(locale=locale, direction="ltr", autonym=autonym, messages=Messages(texts=messages, plural="0"))


def templates(**own: str) -> dict[str, Source]:
    """The package's templates; `page_html_jinja="..."` stands before the package's `page.html.jinja`."""
    files = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".jinja", ".css"})
    names = {path.relative_to(TEMPLATES).as_posix(): path for path in files}
    package = {
        name: Source(path=f"clausebook:templates/{name}", text=path.read_text("utf-8")) for name, path in names.items()
    }
    given = {name.replace("_", "."): text for name, text in own.items()}
    return package | {name: Source(path=f"templates/{name}", text=text) for name, text in given.items()}


def site(*, own: dict[str, str] | None = None, **changes: Any) -> Site:
    """A site in English and Chinese, with files of `own` that override the package's templates."""
    languages = {
        "en": marked("en", "English"),
        "zh-Hans": marked("zh-Hans", "简体中文"),
    }
    return Site(**{"base_url": BASE, "languages": languages, "templates": templates(**(own or {}))} | changes)
