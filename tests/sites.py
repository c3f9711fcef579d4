"""Sites for tests of renderers: the package's own templates, and languages that mark every label they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.render import Site
from generator.source import Source

TEMPLATES = Path(__file__).parent.parent / "templates"
BASE = "https://www.example.com/legal/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A language whose labels stand in double brackets, with the locale: whatever lacks them is no label."""

    locale: str
    autonym: str

    def label(self, msgid: str, /, **values: str) -> str:
        return f"⟦{self.locale} {msgid.format(**values)}⟧"


def templates(**own: str) -> dict[str, Source]:
    """The package's templates; `page_html_jinja="..."` stands before the package's `page.html.jinja`."""
    files = sorted(path for path in TEMPLATES.iterdir() if path.suffix in {".jinja", ".css"})
    package = {
        path.name: Source(path=f"clausebook:templates/{path.name}", text=path.read_text("utf-8")) for path in files
    }
    given = {name.replace("_", "."): text for name, text in own.items()}
    return package | {name: Source(path=f"templates/{name}", text=text) for name, text in given.items()}


def site(*, own: dict[str, str] | None = None, **changes: Any) -> Site:
    """A site in English and Chinese, with files of `own` that override the package's templates."""
    languages = {
        "en": Marked(locale="en", autonym="English"),
        "zh-Hans": Marked(locale="zh-Hans", autonym="简体中文"),
    }
    return Site(**{"base_url": BASE, "languages": languages, "templates": templates(**(own or {}))} | changes)
