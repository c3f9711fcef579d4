"""What Clausebook says stands in `locales/`, in every language, and nowhere in the code.

The package is read as syntax: each id that it names has a sentence, each sentence is named, values and placeholders are
the same, and no sentence stands where an id belongs.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator.disk.project import sentence_languages
from generator.model.diagnostics import Message, Value, error
from generator.model.source import Source
from generator.report import Sentences, as_text, best_language, open_sentences
from generator.report.sentences import FIELD

ROOT = Path(__file__).parent.parent / "generator"
SAYING = {
    "error",
    "warning",
    "suggestion",
    "deny",
    "note",
    "refuse",
    "say",
    "tell",
    "usage_error",
    "Message",
    "with_help",
    "with_note",
}
"""What takes the id of a message first, with the values of its sentence by name; exceptions do so, too."""
OWN = {"fix", "err", "code"}
"""Keywords of such calls that are no value."""
ID = re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*")
HAN = r"[\u3400-\u9fff]"


@dataclass(frozen=True, slots=True)
class Call:
    """A call that says something: where, the ids that it may say, and the names of the values that it gives.

    None are known of one that takes its values from a mapping.
    """

    place: str
    ids: tuple[str, ...]
    values: frozenset[str] | None


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def function_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.IfExp(body=ast.Name(id=name)):
            return name
    return ""


def says(call: ast.Call) -> bool:
    name = function_name(call)
    return name in SAYING or (name.endswith("Error") and name not in dir(builtins))


def branches(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what an argument may be, through conditions."""
    match node:
        case ast.IfExp(body=first, orelse=second):
            yield from (*branches(first), *branches(second))
        case ast.BoolOp(values=values):
            yield from (one for value in values for one in branches(value))
        case ast.Starred(value=inner):
            yield inner
        case _:
            yield node


def texts(arguments: list[ast.expr]) -> tuple[str, ...]:
    found = (one for argument in arguments for one in branches(argument))
    return tuple(one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str))


def given_by(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name) - OWN


@cache
def calls(path: Path) -> tuple[Call, ...]:
    """Return the calls of a module that say something."""
    found = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and says(node))
    return tuple(
        Call(
            place=f"{path.name}:{node.lineno}",
            ids=tuple(text for text in texts(node.args) if ID.fullmatch(text)),
            values=given_by(node),
        )
        for node in found
    )


def named_ids() -> Mapping[str, str]:
    """Return every id that the code names, in a call or in a table, with a place of it."""
    groups = set(open_sentences("en").groups)
    found = {
        node.value: f"{path.name}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value)
    }
    for template in sorted((ROOT.parent / "templates" / "desk").glob("*.jinja")):
        said = re.findall(r'say\("([^"]+)"', template.read_text(encoding="utf-8"))
        found |= dict.fromkeys(said, template.name)
    return {id: place for id, place in found.items() if id.partition(".")[0] in groups}


def sentences_of(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the sentences of a language by id, each in all of its forms."""
    groups = open_sentences(language).groups
    return {
        f"{group}.{name}": (one,) if isinstance(one, str) else tuple(one.values())
        for group, names in groups.items()
        for name, one in names.items()
    }


@cache
def said() -> Mapping[str, tuple[str, ...]]:
    """Return the sentences of the first language without the words between several values."""
    return {id: forms for id, forms in sentences_of("en").items() if not id.startswith("joiners.")}


@cache
def placeholders(language: str, id: str) -> frozenset[str]:
    groups, (group, _, name) = open_sentences(language).groups, id.partition(".")
    chosen = {"count"} if not isinstance(groups[group][name], str) else set()
    return frozenset(chosen | {field["name"] for form in sentences_of(language)[id] for field in FIELD.finditer(form)})


@pytest.mark.parametrize("language", sentence_languages())
def test_every_language_has_every_sentence(language: str) -> None:
    assert set(sentences_of(language)) == set(sentences_of("en"))
    assert all(form.strip() for forms in sentences_of(language).values() for form in forms)


@pytest.mark.parametrize("language", sentence_languages())
def test_every_language_uses_every_value(language: str) -> None:
    differing = {id for id in said() if placeholders(language, id) != placeholders("en", id)}
    assert not {id for id in differing if placeholders(language, id) | {"count"} != placeholders("en", id) | {"count"}}


@pytest.mark.parametrize("language", sentence_languages())
def test_every_joiner_of_a_sentence_is_known(language: str) -> None:
    joiners = open_sentences(language).groups["joiners"]
    used = {
        field["joiner"] for forms in sentences_of(language).values() for form in forms for field in FIELD.finditer(form)
    }
    assert {f"{name}-{place}" for name in used if name for place in ("between", "last")} == set(joiners)


def test_every_id_has_a_sentence() -> None:
    lacking = [(call.place, id) for path in modules() for call in calls(path) for id in call.ids if id not in said()]
    assert not lacking + [(place, id) for id, place in named_ids().items() if id not in said()]


def test_every_sentence_is_said() -> None:
    assert set(said()) - set(named_ids()) == set()


def test_a_call_gives_the_values_of_its_sentence() -> None:
    wrong = [
        (call.place, id, sorted(call.values or ()), sorted(placeholders("en", id)))
        for path in modules()
        for call in calls(path)
        for id in call.ids
        if call.values not in (None, placeholders("en", id))
    ]
    assert not wrong


def fills(id: str, values: frozenset[str] | None) -> bool:
    """Say whether a call with these values can say an id of a table; it may give more than the sentence shows."""
    return values is None or placeholders("en", id) <= values


def loose_ids(path: Path) -> Iterator[str]:
    """Yield the ids of a module's tables for which no call beside it gives the values; users say those of a pack."""
    written = {id for call in calls(path) for id in call.ids}
    saying = modules() if path.is_relative_to(ROOT / "languages") else path.parent.glob("*.py")
    given = [call.values for module in saying for call in calls(module) if not call.ids]
    constants = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant))
    for id in (str(node.value) for node in constants):
        if (
            id in said()
            and id not in written
            and not any(values is None or placeholders("en", id) <= values for values in given)
        ):
            yield f"{path.name}: {id}"


def test_an_id_in_a_table_has_the_values_of_a_call_beside_it() -> None:
    """An id that is not written into a call is said by one of the folder that gives no id of its own."""
    assert not [loose for path in modules() for loose in loose_ids(path)]


def test_no_sentence_stands_where_an_id_belongs() -> None:
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and says(node)
        for argument in node.args
        for one in branches(argument)
        if isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and " " in str(one.value))
    ]
    assert not wrong


def test_every_help_names_a_message() -> None:
    """Commands and options are made by the helpers that look their help up, or by Click with them as class."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "cli").glob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "help" and not (isinstance(keyword.value, ast.Name) or texts([keyword.value])[0] in said())
    ]
    assert not wrong


def test_chinese_reads_as_chinese() -> None:
    for id, forms in sentences_of("zh-Hans").items():
        words = FIELD.sub("", re.sub(r"`[^`]*`", "", " ".join(forms)))
        assert not re.search(rf"{HAN}[,.;:!?()]|[,;:!?()]{HAN}", words), f"a half-width mark in {id}"
        assert not re.search(r"(?:[A-Za-z]+ ){3}", words), f"English that is left over in {id}"


def test_several_values_are_joined_inside_their_quotation_marks() -> None:
    names = Message("help.did-you-mean", names=("a", "b", "c"))
    assert open_sentences("en").text(names) == "did you mean `a` or `b` or `c`?"
    assert open_sentences("zh-Hans").text(names) == "是否应为 `a`、`b` 或者 `c`？"


def test_a_count_takes_the_form_of_its_language() -> None:
    english, chinese = open_sentences("en"), open_sentences("zh-Hans")
    assert [english.say("report.errors", count=n) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert chinese.say("report.errors", count=1) == "1 项错误"


@pytest.mark.parametrize(
    "wanted, found",
    [("zh_CN.UTF-8", "zh-Hans"), ("zh", "zh-Hans"), ("en-GB", "en"), ("C.UTF-8", None), ("", None), ("fr_FR", None)],
)
def test_a_language_is_found_by_a_tag_or_a_posix_locale(wanted: str, found: str | None) -> None:
    assert best_language(wanted) == found


def test_a_finding_in_chinese_is_chinese_throughout() -> None:
    source = Source(path="clauses/facts.yaml", text="a: b\na: c\n")
    twice = error("duplicate-key.twice", source.span(5, 6), key="a").with_help("help.keep-one")
    assert as_text([twice.with_note("note.first", source.span(0, 1))], open_sentences("zh-Hans")) == (
        "错误[duplicate-key]：`a` 在此重复出现\n"
        " --> clauses/facts.yaml:2:1\n"
        "  |\n"
        "2 | a: c\n"
        "  | ^\n"
        "  |\n"
        "  = 处理办法：请只保留一处\n"
        "  = 说明：第一处见 clauses/facts.yaml:1:1\n"
        "\n"
        "1 项错误\n"
    )


def test_a_value_that_looks_like_a_placeholder_stays_as_it_is() -> None:
    assert open_sentences("en").say("duplicate-key.twice", key="{key}") == "`{key}` stands here a second time"


def test_braces_of_the_notation_are_no_placeholders() -> None:
    made = Sentences(language="en", groups={"a": {"b": "write `{{ {name} }}` or {en: ..., zh-Hans: ...}"}})
    assert made.say("a.b", name="look-back") == "write `{{ look-back }}` or {en: ..., zh-Hans: ...}"


@pytest.mark.parametrize(
    "sentence, value, said",
    [
        ("的 {what} 缺少", "整份文本", "的整份文本缺少"),
        ("的 {what} 缺少", "retention", "的 retention 缺少"),
        ("的 {what:and} 缺少", ("甲", "乙"), "的甲和乙缺少"),
        ("的 {what:and} 缺少", ("a", "b"), "的 a 和 b 缺少"),
        ("的 {what} 缺少", "隐 私 x", "的隐 私 x 缺少"),
        ("的 {what} {what}", "甲", "的甲 甲"),
        ("rename {what} now", "甲", "rename 甲 now"),
    ],
)
def test_a_blank_between_han_characters_that_filling_made_is_dropped(sentence: str, value: Value, said: str) -> None:
    groups = {**open_sentences("zh-Hans").groups, "here": {"said": sentence}}
    assert Sentences(language="zh-Hans", groups=groups).text(Message("here.said", what=value)) == said
