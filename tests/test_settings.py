"""`clausebook explain` knows every setting of the project's files, in the language of the run."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.disk.project import package_catalogues, read_sentences
from generator.model.change import Change
from generator.parse.schemas import json_schemas
from generator.report.settings import Setting, labels_in, settings_in

KNOWN = {one.path: one for one in settings_in("en")}


IN_FORMS = {path for path in KNOWN if path.partition(".")[0] in ("facts", "changelog")}
"""The settings that have a field in a form of the desk."""


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(commands, [*arguments[1:], "explain", arguments[0]], prog_name="clausebook")


def test_every_key_of_every_file_is_a_setting() -> None:
    assert {path.partition(".")[0] for path in KNOWN} == json_schemas().keys()
    keys = {key for name in json_schemas() for key in re.findall(r'"([a-z0-9-]+)": {"description"', text_of(name))}
    assert {path.rpartition(".")[2] for path in KNOWN} == keys
    assert len(KNOWN) == len(settings_in("en")), "each once"


def text_of(name: str) -> str:
    return json.dumps(json_schemas()[name])


def test_every_setting_is_told_in_chinese_and_nothing_else_is() -> None:
    told = yaml.safe_load(read_sentences("zh-Hans", "settings"))
    assert told.keys() == KNOWN.keys()
    chinese = {one.path: one.about for one in settings_in("zh-Hans")}
    assert chinese == told and all(re.search(r"[\u3400-\u9fff]", about) for about in told.values())


@pytest.mark.parametrize(
    "name, said",
    [
        ("notice", "notice (clausebook.yaml): Printed on every page, "),
        ("timezone", "timezone (clausebook.yaml): Decides which day is today"),
        ("work.amends", "amends (work.yaml): The work that an addendum belongs to.\n"),
        ("work.title", "locales.title (work.yaml): The title of the document.\n"),
        ("work.kind", "  One of: policy, addendum\n"),
        ("outline.as", "locales.outline.as (work.yaml): section (default); "),
        ("legal-name", "parties.legal-name (facts.yaml): The registered name: "),
        ("changelog.cancels", "cancels (changelog.yaml): An earlier edition"),
        ("relation", "relation (front matter): translation: "),
    ],
)
def test_a_setting_is_explained(name: str, said: str) -> None:
    result = explain(name)
    assert result.exit_code == 0 and said in result.stdout


def test_a_name_that_several_files_have_is_told_for_each() -> None:
    files = re.findall(r"^\S+ \(([\w.]+)\)", explain("locales").stdout, re.MULTILINE)
    assert files == ["clausebook.yaml", "changelog.yaml", "work.yaml"]
    assert re.findall(r"^\S+ \(([\w.]+)\)", explain("work.locales").stdout, re.MULTILINE) == ["work.yaml"]


def test_a_setting_is_explained_in_chinese() -> None:
    assert explain("timezone", "--lang", "zh").stdout.startswith("timezone（clausebook.yaml）：以此确定当日日期")


@pytest.mark.parametrize("name, guess", [("timezome", "timezone"), ("work.amend", "work.amends"), ("spel", "spell")])
def test_a_slip_is_guessed(name: str, guess: str) -> None:
    result = explain(name)
    assert result.exit_code == 2 and f"did you mean `{guess}`" in result.stderr


def test_a_key_is_meant_by_its_own_end_alone() -> None:
    key = Setting(path="work.locales.title", file="work.yaml", about="", words=())
    assert all(map(key.is_meant_by, ("title", "work.title", "locales.title", "work.locales.title")))
    assert not any(
        map(key.is_meant_by, ("work.locales", "itle", "title.work", "facts.title", "locales.work.title", ""))
    )


def test_a_program_is_told_by_path() -> None:
    result = CliRunner().invoke(commands, ["explain", "amends", "--json"], prog_name="clausebook")
    assert json.loads(result.stdout)["settings"] == {"work.amends": KNOWN["work.amends"].about}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_field_of_a_form_has_a_label_and_its_choices_have_words(language: str) -> None:
    told = labels_in(language)
    assert told.labels.keys() == IN_FORMS
    assert {path: tuple(words) for path, words in told.words.items() if path != "facts.claims"} == {
        path: KNOWN[path].words for path in IN_FORMS if KNOWN[path].words
    }
    assert told.words["facts.claims"].keys() == {"yes", "no", "true", "false"}
    assert told.help.keys() == KNOWN.keys() and yaml.safe_load(read_sentences(language, "labels"))["help"]
    shown = [*told.labels.values(), *(word for words in told.words.values() for word in words.values())]
    assert all(re.search(r"[\u3400-\u9fff]", one) for one in shown) == (language == "zh-Hans")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_form_calls_a_class_of_change_what_the_history_calls_it(language: str) -> None:
    words = labels_in(language).words["changelog.works.change"]
    catalogue = package_catalogues()[language].text if language != "en" else ""
    for change in Change:
        said = re.search(rf'msgid "{change.label}"\nmsgstr "(.+)"', catalogue)
        assert words[change.value] == (said[1] if said else change.label)
