"""The language of a text, told from its script and its smallest words.

In: a text. Out: a BCP 47 tag, "" where nothing tells. Nothing is looked up.
"""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30fa]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_TRADITIONAL = frozenset("們個這為國與條權續關應該資訊請對於時還進會業務後實際網點標經過臺灣隱聯絡")
_SIMPLIFIED = frozenset("们个这为国与条权续关应该资讯请对于时还进会业务后实际网点标经过台湾隐联络")
_WORDS = {
    "en": "the and of to we you your that our with",
    "de": "der die und wir sie ihre von mit nicht ist",
    "fr": "le la les des et nous vous que pour dans",
    "es": "el la los de y que para sus nosotros con",
    "it": "il la di che e per con sono noi dei",
    "pt": "o a os de que e para com nós seus",
    "nl": "de het een van wij u en met dat voor",
    "pl": "i w na do nie się jest oraz przez dane",
    "sv": "och vi att det som för med dina av till",
    "da": "og vi at det som for med dine af til",
    "tr": "ve bir bu ile için olarak kişisel veri sizin veya",
}


def language_of(text: str) -> str:
    """Return the tag of the language that most of a text is in."""
    counts = {tag: len(pattern.findall(text)) for tag, pattern in _SCRIPTS}
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f]", text))
    tag = max(counts, key=lambda name: counts[name])
    if counts["ja"] and counts["ja"] * 10 > counts["zh"]:
        return "ja"
    if counts[tag] * 3 > latin:  # a Han character is a word, a Latin letter a fifth of one
        return _chinese(text) if tag == "zh" else tag
    return _latin(text) if latin else ""


def _chinese(text: str) -> str:
    traditional = sum(character in _TRADITIONAL and character not in _SIMPLIFIED for character in text)
    simplified = sum(character in _SIMPLIFIED and character not in _TRADITIONAL for character in text)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _latin(text: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {tag: sum(words[word] for word in known.split()) for tag, known in _WORDS.items()}
    best = max(scores, key=lambda tag: scores[tag])
    there = [word for word in _WORDS[best].split() if word in words]
    return best if len(there) > 1 and len(max(there, key=len)) > 1 else "en"  # letters alone may be those of a list
