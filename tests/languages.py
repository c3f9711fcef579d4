"""The languages of the package's catalogues, and a language made by brackets."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.localize import Language, open_language
from generator.localize.blank import borrowed_catalogue
from generator.model.source import Source

LOCALES = Path(__file__).parent.parent / "locales"


def template() -> Source:
    """Return the list of messages that every catalogue must answer."""
    return Source(path="locales/clausebook.pot", text=(LOCALES / "clausebook.pot").read_text(encoding="utf-8"))


def _catalogue(locale: str) -> str:
    return (LOCALES / locale / "LC_MESSAGES" / "clausebook.po").read_text(encoding="utf-8")


@cache
def language(locale: str) -> Language:
    """Return a language of the package."""
    source = Source(path="clausebook.po", text=_catalogue(locale))
    opened, found = open_language(locale, "ltr", source, template())
    assert opened is not None and not found, found
    return opened


@cache
def borrowed(locale: str) -> Language:
    """Return a language with the words of English or Chinese: for rules, which read no label."""
    there = {tag: Source(path=tag, text=_catalogue(tag)) for tag in ("en", "zh-Hans")}
    source = Source(path=locale, text=borrowed_catalogue(locale, there))
    opened, _ = open_language(locale, "ltr", source, template())
    assert opened is not None
    return opened


def languages() -> dict[str, Language]:
    """Return English and Chinese."""
    return {locale: language(locale) for locale in ("en", "zh-Hans")}
