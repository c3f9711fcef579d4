"""Files as translators send them back: a translation of every unit, and what can happen to one on its way.

Made of the XML alone, by code that knows nothing of what reads it again. `HARMFUL` loses, doubles or changes what is no
translator's to change; `HARMLESS` is what tools and translators do every day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from random import Random

from lxml import etree

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
_HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
Element = etree._Element
Mutation = Callable[[Element, Random], bool]


def translated(data: bytes) -> bytes:
    """Return an XLIFF with a translation of every unit in which words became Han characters and codes stayed."""
    root = etree.fromstring(data)
    for unit in root.iter(f"{XLIFF}trans-unit"):
        _set_target(unit, _in_chinese(source(unit)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _in_chinese(element: Element) -> Element:
    made = deepcopy(element)
    for one in made.iter():
        one.text = _words(one.text) if one.text else one.text
        one.tail = _words(one.tail) if one is not made and one.tail else one.tail
    return made


def _words(text: str) -> str:
    marks = str.maketrans({",": "，", ".": "。", ";": "；", ":": "：", " ": ""})
    return _WORD.sub(lambda word: _HAN[sum(map(ord, word[0])) % len(_HAN)] * 2, text).translate(marks)


def _set_target(unit: Element, text: Element) -> None:
    old = target(unit)
    place = len(unit[: unit.index(source(unit)) + 1])
    if old is not None:
        unit.remove(old)
    while place < len(unit) and unit[place].tag == f"{XLIFF}seg-source":
        place += 1
    text.tag, text.tail = f"{XLIFF}target", "\n"
    text.attrib.clear()
    text.set("state", "translated")
    unit.insert(place, text)


def source(unit: Element) -> Element:
    found = unit.find(f"{XLIFF}source")
    assert found is not None
    return found


def target(unit: Element) -> Element | None:
    return unit.find(f"{XLIFF}target")


def units(root: Element) -> list[Element]:
    return list(root.iter(f"{XLIFF}trans-unit"))


def _target(unit: Element) -> Element:
    found = target(unit)
    assert found is not None
    return found


def _codes(unit: Element, *names: str) -> list[Element]:
    wanted = {f"{XLIFF}{name}" for name in names or ("x", "g")}
    return [one for one in _target(unit).iter() if one.tag in wanted]


def _remove(one: Element, *, words: bool) -> None:
    """Take an element out, with the words in it or without, and leave those behind it."""
    parent = one.getparent()
    assert parent is not None
    place, tail = parent.index(one), one.tail or ""
    inner = list(one) if words else []
    _add(parent, place, (one.text or "") if words else "")
    parent.remove(one)
    for number, child in enumerate(inner):
        parent.insert(place + number, child)
    _add(parent, place + len(inner), tail)


def _add(parent: Element, place: int, text: str) -> None:
    """Add words before the child at a place."""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


# --- what must never come in ------------------------------------------------------------------------------------------


def _lost(unit: Element, random: Random) -> bool:
    codes = _codes(unit, "x")
    if codes:
        _remove(random.choice(codes), words=False)
    return bool(codes)


def _doubled(unit: Element, random: Random) -> bool:
    codes = _codes(unit)
    if codes:
        one = deepcopy(random.choice(codes))
        one.tail = None
        _target(unit).append(one)
    return bool(codes)


def _other_id(unit: Element, random: Random) -> bool:
    codes = _codes(unit)
    if codes:
        random.choice(codes).set("id", "77")
    return bool(codes)


def _typed(unit: Element, random: Random) -> bool:
    codes = _codes(unit, "x")
    if codes:
        one = random.choice(codes)
        one.tail = one.get("equiv-text", "") + (one.tail or "")
        _remove(one, words=False)
    return bool(codes)


def _unwrapped(unit: Element, random: Random) -> bool:
    codes = _codes(unit, "g")
    if codes:
        _remove(random.choice(codes), words=True)
    return bool(codes)


def _emptied(unit: Element, random: Random) -> bool:
    codes = [one for one in _codes(unit, "g") if len(one) == 0]
    if codes:
        random.choice(codes).text = ""
    return bool(codes)


def _made_single(unit: Element, random: Random) -> bool:
    codes = [one for one in _codes(unit, "g") if len(one) == 0]
    if codes:
        one = random.choice(codes)
        one.tag, one.text = f"{XLIFF}x", None
    return bool(codes)


def _moved_in(unit: Element, random: Random) -> bool:
    pairs = _codes(unit, "g")
    single = [one for one in _codes(unit, "x") if one.getparent() is _target(unit)]
    if pairs and single:
        one = random.choice(single)
        copy = deepcopy(one)
        copy.tail = None
        _remove(one, words=False)
        random.choice(pairs).append(copy)
    return bool(pairs and single)


def _other_source(unit: Element, random: Random) -> bool:
    source(unit).text = (source(unit).text or "") + random.choice((" not", " 30", "，除外"))
    return True


def _other_unit(unit: Element, random: Random) -> bool:
    unit.set("id", unit.get("id", "")[:-1] + random.choice("xyz"))
    return True


def _strange_code(unit: Element, random: Random) -> bool:
    _target(unit).append(etree.Element(XLIFF + random.choice(("ph", "bx", "ex", "it")), id="1"))
    return True


def _unseen(unit: Element, random: Random) -> bool:
    _target(unit).text = (_target(unit).text or "") + random.choice("\u200b\u202e\u2066\u00ad\ufeff") + "甲"
    return True


def _codes_of_another(unit: Element, random: Random) -> bool:
    root = unit.getroottree().getroot()
    own = {one.get("id") for one in _codes(unit)}
    others = [one for one in units(root) if {code.get("id") for code in _codes(one)} != own]
    if others:
        _set_target(unit, deepcopy(_target(random.choice(others))))
    return bool(others)


def _twice_in_file(unit: Element, random: Random) -> bool:
    twin = deepcopy(unit)
    _target(twin).text = random.choice("甲乙丙")
    unit.addnext(twin)
    return True


HARMFUL: Mapping[str, Mutation] = {
    "a code is gone": _lost,
    "a code is there twice": _doubled,
    "a code has another id": _other_id,
    "a code was typed as text": _typed,
    "a pair was taken away": _unwrapped,
    "a pair encloses nothing": _emptied,
    "a pair became a single code": _made_single,
    "a code went into a pair": _moved_in,
    "the source was edited": _other_source,
    "the id was edited": _other_unit,
    "a code of a tool was added": _strange_code,
    "a character that nobody sees": _unseen,
    "the codes of another unit": _codes_of_another,
    "the unit is there twice": _twice_in_file,
}


# --- what may always come in ------------------------------------------------------------------------------------------


def _swapped(unit: Element, _random: Random) -> bool:
    pair = [one for one in _codes(unit) if one.getparent() is _target(unit)][:2]
    if len(pair) == 2:
        first, second = pair
        first.tail, second.tail = second.tail, first.tail
        second.addnext(etree.SubElement(_target(unit), "here"))
        tails = first.tail, second.tail
        second.tail = None
        parent = _target(unit)
        places = parent.index(first), parent.index(second)
        parent.remove(parent.find("here"))  # type: ignore[arg-type]
        parent[places[0]], parent[places[1]] = deepcopy(second), deepcopy(first)
        parent[places[0]].tail, parent[places[1]].tail = tails
    return len(pair) == 2


def _blanks(unit: Element, random: Random) -> bool:
    _target(unit).text = random.choice((" ", "\n    ", "\t")) + (_target(unit).text or "")
    _target(unit).append(etree.Comment("kept by the tool"))
    return True


def _segmented(unit: Element, _random: Random) -> bool:
    mark = etree.Element(f"{XLIFF}mrk", mtype="seg", mid="1")
    text = _target(unit)
    mark.text, text.text = text.text, None
    for child in list(text):
        mark.append(child)
    text.append(mark)
    return True


def _bare_codes(unit: Element, _random: Random) -> bool:
    for one in _codes(unit):
        for name in ("ctype", "equiv-text", "clone"):
            one.attrib.pop(name, None)
    return bool(_codes(unit))


def _other_state(unit: Element, random: Random) -> bool:
    _target(unit).set("state", random.choice(("final", "needs-translation", "signed-off", "x-tool")))
    unit.set("approved", random.choice(("yes", "no")))
    return True


def _notes(unit: Element, random: Random) -> bool:
    for note in unit.findall(f"{XLIFF}note"):
        unit.remove(note)
    etree.SubElement(unit, f"{XLIFF}note").text = random.choice(("请确认。", "see ticket 12 <b>"))
    return True


def _alternative(unit: Element, _random: Random) -> bool:
    other = etree.SubElement(unit, f"{XLIFF}alt-trans", {"match-quality": "87"})
    etree.SubElement(other, f"{XLIFF}target").text = "另一译法"
    return True


_MARKS = (
    *("1. 甲", "# 甲", "- 甲", "> 甲", "2、甲", "（二）甲", "::: important", "**甲**", "[甲](#b)", "{{ x }}"),
    *("a|b", "_甲_", "<b>甲</b>", "C:\\temp", "甲\\*", "&amp;", "![甲](https://a.b)"),
)


def _typed_marks(unit: Element, random: Random) -> bool:
    _target(unit).text = random.choice(_MARKS) + (_target(unit).text or "")
    return True


def _longer(unit: Element, random: Random) -> bool:
    text = _target(unit)
    last = text[-1] if len(text) else None
    more = random.choice(("。另见附表。", "；但法律另有规定的除外。", " (see above) ", "——“甲”"))
    if last is None:
        text.text = (text.text or "") + more
    else:
        last.tail = (last.tail or "") + more
    return True


def _shuffled(unit: Element, random: Random) -> bool:
    group = unit.getparent()
    assert group is not None
    inner = list(group)
    random.shuffle(inner)
    group[:] = inner
    return True


def _no_base(unit: Element, _random: Random) -> bool:
    for name in ("extradata", "resname"):
        unit.attrib.pop(name, None)
    return True


def _unsegmented(unit: Element, _random: Random) -> bool:
    for one in unit.findall(f"{XLIFF}seg-source"):
        unit.remove(one)
    return True


HARMLESS: Mapping[str, Mutation] = {
    "codes in another order": _swapped,
    "blanks, line breaks, a comment": _blanks,
    "one mark around all sentences": _segmented,
    "codes without what they show": _bare_codes,
    "another state": _other_state,
    "other notes": _notes,
    "an alternative of the tool": _alternative,
    "what Markdown would read": _typed_marks,
    "more words": _longer,
    "units in another order": _shuffled,
    "no attributes of ours": _no_base,
    "no sentences": _unsegmented,
}


def mutated(data: bytes, number: int, seed: int) -> Iterator[tuple[str, bool, str, bytes]]:
    """Yield so many mutated returns: the kind, whether it is harmful, the unit, and the file."""
    random = Random(seed)  # noqa: S311 - no secret
    kinds = [(name, how in HARMFUL.values(), how) for name, how in (*HARMFUL.items(), *HARMLESS.items())]
    made = 0
    while made < number:
        name, harmful, how = kinds[made % len(kinds)]
        root = etree.fromstring(data)
        unit = random.choice(units(root))
        own = unit.get("id", "")
        if how(unit, random):
            made += 1
            encoding = random.choice(("UTF-8", "UTF-8", "UTF-16"))
            yield name, harmful, own, etree.tostring(root, xml_declaration=True, encoding=encoding)
