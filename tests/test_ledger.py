"""The ledger of clauses in their languages: its states, what accepting writes, and what changed since."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import commands
from generator.disk.atomic import write_file
from generator.model.source import Source
from generator.model.translation import is_current, text_digest
from generator.model.written import Clause
from generator.operations.ledger import read_ledger, waiting
from generator.operations.ledger.accept import accepted, accepted_as_editorial
from generator.operations.ledger.originals import body, find_kept, path_of, remove_unused
from generator.operations.ledger.since import difference
from generator.parse import parse
from generator.parse.clause import read_clause
from tests.ruling import completed
from tests.support import sources

ENGLISH = "# Contact\n\nWrite to us within {{ reply }}, or see [the office](#office).\n"
CHINESE = "# 联系\n\n请来信。\n"
FACTS = "parties: {acme: {name: {en: Acme, zh-Hans: 顶点}}}\nperiods: {reply: 15 days}\n"


def clause(text: str, locale: str = "en") -> Clause:
    read, found = read_clause(
        Source(path=f"clauses/policy/contact.{locale}.md", text=text), ("policy", "contact", locale)
    )
    assert not found, found
    return read


def files(**texts: str) -> Mapping[str, str]:
    """Return the clause `contact` by locale, `zh` short for zh-Hans."""
    locales = {"en": "en", "zh": "zh-Hans"}
    return {f"clauses/policy/contact.{locales[name]}.md": text for name, text in texts.items()}


def states(texts: Mapping[str, str]) -> dict[str, str]:
    library, found = parse(sources(completed(texts)))
    assert not found
    (row,) = read_ledger(library, ())
    return {locale: state.word for locale, state in row.states.items()}


def test_the_last_change_of_a_clause_is_no_edition_that_was_cancelled_and_no_review() -> None:
    told = """\
        - edition: 2021-06-20
          cancels: 2021-06-10
          works: {policy: {change: reviewed}}
        - edition: 2021-06-10
          works: {policy: {change: material, effective: 2021-09-01}}
        - edition: 2021-06-05
          works: {policy: {change: substantive, clauses: [another]}}
        - edition: 2021-06-01
          works: {policy: {change: editorial, clauses: [contact]}}
        - edition: 2021-05-01
          works: {policy: {change: adopted}}
        """
    library, found = parse(sources(completed(files(en=ENGLISH)) | {"clauses/changelog.yaml": dedent(told)}))
    assert not found
    assert [row.last_change for row in read_ledger(library, ())] == ["2021-06-01"]


# --- digests ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "same",
    [
        "# Contact\n\nWrite to us within\n{{ reply }}, or see\n[the office](#office).\n",
        "---\nrequirements: [art-13]\n---\n" + ENGLISH,
        ENGLISH.replace("Write", "<!-- allow spell: a name -->\nWrite"),
    ],
)
def test_what_a_translator_does_not_read_leaves_the_digest_alone(same: str) -> None:
    assert text_digest(clause(same)) == text_digest(clause(ENGLISH))


@pytest.mark.parametrize(
    "other",
    [
        ENGLISH.replace("Contact", "Contacts"),
        ENGLISH.replace("Write", "You may write"),
        ENGLISH.replace("reply", "answer"),
        ENGLISH.replace("#office", "#court"),
        ENGLISH.replace("Write to us", "**Write** to us"),
        ENGLISH + "\nMore.\n",
    ],
)
def test_what_a_translator_reads_is_in_the_digest(other: str) -> None:
    assert text_digest(clause(other)) != text_digest(clause(ENGLISH))


# --- states -----------------------------------------------------------------------------------------------------------


def test_a_clause_is_original_unread_current_stale_or_a_counterpart() -> None:
    english = "# Contact\n\nWrite to us.\n"
    digest = text_digest(clause(english))
    front = "---\nrelation: translation\nof: {}\n---\n"
    assert states(files(en=english, zh=CHINESE)) == {"en": "original", "zh-Hans": "unread"}
    assert states(files(en=english, zh=front.format(digest) + CHINESE))["zh-Hans"] == "current"
    assert states(files(en=english, zh=front.format("0" * 16) + CHINESE))["zh-Hans"] == "stale"
    editorial = f"---\nrelation: translation\nof: {'0' * 16}\neditorial: {digest}\n---\n"
    assert states(files(en=english, zh=editorial + CHINESE))["zh-Hans"] == "current"
    counterpart = "---\nrelation: counterpart\nreason: for readers in China\n---\n"
    assert states(files(en=english, zh=counterpart + CHINESE))["zh-Hans"] == "counterpart"


def test_a_clause_that_a_language_lacks_is_missing_for_the_reason_given() -> None:
    texts = {"clauses/policy/contact.en.md": "# A\n\nText.\n", "clauses/policy/office.zh-Hans.md": CHINESE}
    library, _ = parse(sources(completed(texts)))
    assert library is not None
    rows = {row.clause: row.states for row in read_ledger(library, ())}
    assert rows["contact"]["zh-Hans"].word == "missing" == rows["office"]["en"].word
    assert rows["contact"]["zh-Hans"].reason == "not for these readers"


# --- accepting --------------------------------------------------------------------------------------------------------

FRONTS = ["", "---\nrequirements: [art-13]\n---\n", "---\nrelation: translation\nof: 0123456789abcdef\n---\n"]


@pytest.mark.parametrize("front", FRONTS)
def test_accepting_makes_a_translation_current_and_changes_nothing_but_front_matter(front: str) -> None:
    own, original = clause(front + CHINESE, "zh-Hans"), clause(ENGLISH)
    after = clause(accepted(own, original), "zh-Hans")
    assert is_current(after, original)
    assert after.source.text.endswith("---\n" + CHINESE)
    assert after.requirements == own.requirements
    assert accepted(after, original) == after.source.text, "a second time changes nothing"


def test_an_editorial_change_keeps_what_the_translation_was_made_from() -> None:
    own, original = clause(FRONTS[2] + CHINESE, "zh-Hans"), clause(ENGLISH)
    after = clause(accepted_as_editorial(own, original), "zh-Hans")
    assert is_current(after, original)
    assert after.relation is not None and after.relation.of == "0123456789abcdef"
    read = clause(accepted(after, original), "zh-Hans")
    assert read.relation is not None and read.relation.editorial is None, "read anew, nothing has to be excused"


def test_the_place_of_a_clause_is_no_part_of_its_digest() -> None:
    moved = replace(clause(ENGLISH), owner="shared", id="write-to-us")
    assert text_digest(moved) == text_digest(clause(ENGLISH))


@pytest.mark.parametrize("reason, waits", [("fees: not for these readers", ()), ("", ("fees",))])
def test_what_has_no_translation_waits_for_one_unless_a_reason_is_given(reason: str, waits: tuple[str, ...]) -> None:
    texts = completed({**files(en=ENGLISH, zh=CHINESE), "clauses/policy/fees.en.md": "# Fees\n\nNone.\n"})
    outline = texts["clauses/policy/work.yaml"].replace("fees: not for these readers", reason)
    library, _ = parse(sources({**texts, "clauses/policy/work.yaml": outline}))
    assert tuple(row.clause for row in waiting(read_ledger(library, ()))) == waits


# --- what changed -----------------------------------------------------------------------------------------------------

TEXTS = st.text(alphabet="ab 您我的。, \n", max_size=30)


@given(TEXTS, TEXTS)
def test_a_difference_holds_the_old_text_and_the_new_one(old: str, new: str) -> None:
    import re

    shown = difference(old, new)
    assert re.sub(r"\[-.*?-\]|\{\+(.*?)\+\}", lambda m: m[1] or "", shown, flags=re.DOTALL) == new
    assert re.sub(r"\[-(.*?)-\]|\{\+.*?\+\}", lambda m: m[1] or "", shown, flags=re.DOTALL) == old


def test_chinese_changes_by_character_and_english_by_word() -> None:
    assert difference("我们保存姓名。", "我们删除姓名。") == "我们[-保存-]{+删除+}姓名。"
    assert difference("We keep it.", "We kept it.") == "We [-keep-]{+kept+} it."


# --- the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in completed({**files(en="# Contact\n\nWrite to us.\n", zh=CHINESE)}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(command: str, project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(commands, [command, "--project", str(project), *arguments])


def test_status_as_json_has_every_clause_in_every_language(project: Path) -> None:
    (row,) = json.loads(run("status", project, "--json").stdout)["clauses"]
    assert row["clause"] == "contact" and row["last-change"] == "2021-06-30"
    assert row["states"]["zh-Hans"]["word"] == "unread"


def test_status_shows_what_is_stale_in_a_language_alone(project: Path) -> None:
    assert run("accept", project, "policy/contact").exit_code == 0
    for options in (("--stale",), ("--stale", "--locale", "zh-Hans")):
        told = run("status", project, *options)
        assert (told.exit_code, told.stdout, told.stderr) == (0, "", "nothing is stale or missing\n")
    write(project, "en", "# Contact\n\nCall us.\n")
    told = run("status", project, "--stale", "--locale", "zh-Hans", "--json")
    (row,) = json.loads(told.stdout)["clauses"]
    assert {tag: state["word"] for tag, state in row["states"].items()} == {"zh-Hans": "stale"}
    assert json.loads(run("status", project, "--stale", "--locale", "en", "--json").stdout)["clauses"] == []
    (row,) = json.loads(run("status", project, "--stale", "--json").stdout)["clauses"]
    assert {*row["states"]} == {"en", "zh-Hans"}
    told = run("status", project, "--locale", "fr")
    assert told.exit_code == 2 and "No clause is in fr" in told.output


def test_status_says_since_when_a_translation_is_stale(project: Path) -> None:
    assert run("accept", project, "policy/contact", "--locale", "zh-Hans").exit_code == 0
    who = ("-c", "user.name=Legal", "-c", "user.email=legal@example.com")
    for text, day in (("Write to us.", "2026-03-01"), ("Write to us soon.", "2026-03-02"), ("Call us.", "2026-03-09")):
        (project / "clauses/policy/contact.en.md").write_text(f"# Contact\n\n{text}\n", encoding="utf-8")
        stamp = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"}
        for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", text)):
            subprocess.run(["git", *arguments], cwd=project, check=True, env={**stamp, "PATH": "/usr/bin:/bin"})
    assert "stale since 2026-03-02" in run("status", project).stdout
    assert "[-Write to-]{+Call+} us." in run("diff", project, "--since-translation", "policy/contact").stdout


@pytest.mark.parametrize(
    "name, locale, says",
    [
        ("policy/contct", "zh-Hans", "did you mean `policy/contact`?"),
        ("policy/contact", "en", "is the original"),
        ("policy/contact", "fr", "There is no clause 'policy/contact' in fr"),
    ],
)
def test_what_cannot_be_accepted_is_a_usage_error(project: Path, name: str, locale: str, says: str) -> None:
    result = run("accept", project, name, "--locale", locale)
    assert result.exit_code == 2 and says in result.output


def test_a_counterpart_cannot_be_accepted(project: Path) -> None:
    front = "---\nrelation: counterpart\nreason: for China\n---\n"
    (project / "clauses/policy/contact.zh-Hans.md").write_text(front + CHINESE, encoding="utf-8")
    for options in ((), ("--locale", "zh-Hans")):
        result = run("accept", project, "policy/contact", *options)
        assert result.exit_code == 2 and "independent text" in result.output
        assert "no translation in zh-Hans waits to be read" in result.output


@pytest.mark.parametrize("more", [(), ("--editorial",)])
def test_a_counterpart_becomes_a_translation_where_somebody_says_so(project: Path, more: tuple[str, ...]) -> None:
    path = project / "clauses/policy/contact.zh-Hans.md"
    path.write_text(f"---\nlabel: '0'  # kept\nrelation: counterpart\nreason: for China\n---\n{CHINESE}", "utf-8")
    result = run("accept", project, "policy/contact", "--locale", "zh-Hans", "--translation", *more)
    assert result.exit_code == 0, result.output
    front, text = path.read_text("utf-8").removeprefix("---\n").split("---\n")
    label, relation, of = front.splitlines()
    assert (label, relation, of[:3], text) == ("label: '0'  # kept", "relation: translation", "of:", CHINESE)


def test_who_accepts_a_counterpart_is_told_what_waits(tmp_path: Path) -> None:
    assert CliRunner().invoke(commands, ["init", str(tmp_path / "policies")]).exit_code == 0
    result = run("accept", tmp_path / "policies", "privacy-policy/rights")
    told = "in zh-Hans wait to be read: privacy-policy/children, privacy-policy/contact."
    assert result.exit_code == 2 and told in " ".join(result.output.split())
    assert run("accept", tmp_path / "policies", "privacy-policy/children").exit_code == 0
    result = run("accept", tmp_path / "policies", "privacy-policy/rights")
    assert "to be read: privacy-policy/contact." in " ".join(result.output.split())


def test_the_one_translation_of_a_clause_needs_no_locale(project: Path) -> None:
    result = run("accept", project, "policy/contact")
    assert result.exit_code == 0 and "clauses/policy/contact.zh-Hans.md" in result.stdout
    assert "did you mean `policy/contact`?" in run("accept", project, "policy/contct").output
    assert CliRunner().invoke(commands, ["new", "locale", "ja", "--project", str(project)]).exit_code == 0
    result = run("accept", project, "policy/contact")
    assert result.exit_code == 2 and "policy/contact has ja, zh-Hans" in result.output
    write(project, "zh-Hans", f"---\nrelation: counterpart\nreason: for China\n---\n{CHINESE}")
    result = run("accept", project, "policy/contact")
    assert result.exit_code == 0 and "clauses/policy/contact.ja.md" in result.stdout


def write(project: Path, locale: str, text: str) -> None:
    (project / f"clauses/policy/contact.{locale}.md").write_text(text, encoding="utf-8")


def since(project: Path) -> str:
    return run("diff", project, "--since-translation", "policy/contact").output


def originals(project: Path) -> list[str]:
    return sorted(path.read_text(encoding="utf-8") for path in (project / "originals").iterdir())


def test_what_changed_is_known_without_git_for_accepting_keeps_the_text(project: Path) -> None:
    write(project, "en", "---\nrequirements: [art-13]\n---\n# Contact\n\nWrite to us.\n")
    result = run("accept", project, "policy/contact", "--locale", "zh-Hans")
    digest = text_digest(clause("# Contact\n\nWrite to us.\n"))
    assert result.stdout.splitlines() == [f"originals/{digest}.md", "clauses/policy/contact.zh-Hans.md"]
    assert originals(project) == ["# Contact\n\nWrite to us.\n"]
    write(project, "en", "# Contact\n\nCall us.\n")
    assert "[-Write to-]{+Call+} us." in since(project)


def test_what_an_editorial_change_excused_is_kept_with_what_was_translated(project: Path) -> None:
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    write(project, "en", "# Contact\n\nWrite to us!\n")
    run("accept", project, "policy/contact", "--locale", "zh-Hans", "--editorial")
    assert originals(project) == ["# Contact\n\nWrite to us!\n", "# Contact\n\nWrite to us.\n"]
    write(project, "en", "# Contact\n\nCall us!\n")
    assert "[-Write to-]{+Call+} us!" in since(project)


def test_a_text_that_no_translation_names_is_removed_and_no_file_of_another_name(project: Path) -> None:
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    (project / "originals" / "README.md").write_text("# Ours\n", encoding="utf-8")
    write(project, "en", "# Contact\n\nCall us.\n")
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    assert originals(project) == ["# Contact\n\nCall us.\n", "# Ours\n"]


def test_a_text_that_two_translations_name_is_one_file_and_stays_for_the_other(tmp_path: Path) -> None:
    english = "# Contact\n\nWrite to us.\n"
    digest = text_digest(clause(english))
    front = "---\nrelation: translation\nof: {}\n---\n"
    others = [clause(front.format(known) + CHINESE, "zh-Hans") for known in (digest, f"sha256:{digest[:12]}")]
    assert path_of(clause(english)) == path_of(clause(f"{FRONTS[1]}{english}"))
    write_file(tmp_path / path_of(clause(english)), body(clause(english)))
    for known in others:
        remove_unused(tmp_path, [known])
        assert find_kept(tmp_path, known) == english
    remove_unused(tmp_path, [])
    assert find_kept(tmp_path, others[0]) is None and not originals(tmp_path)


def test_a_text_that_somebody_edited_is_not_taken_for_the_one_that_was_translated(project: Path) -> None:
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    (file,) = (project / "originals").iterdir()
    file.write_text("# Contact\n\nNever said.\n", encoding="utf-8")
    write(project, "en", "# Contact\n\nCall us.\n")
    assert "Never said" not in since(project) and "original" in since(project)
    write(project, "en", "# Contact\n\nWrite to us.\n")
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    assert originals(project) == ["# Contact\n\nWrite to us.\n"]


def test_what_is_no_file_in_the_place_of_a_text_is_neither_read_nor_waited_for(project: Path) -> None:
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    (file,) = (project / "originals").iterdir()
    file.unlink()
    os.mkfifo(file)
    write(project, "en", "# Contact\n\nCall us.\n")
    assert "original" in since(project)


def test_of_a_translation_accepted_before_texts_were_kept_git_has_the_text_or_nobody(project: Path) -> None:
    run("accept", project, "policy/contact", "--locale", "zh-Hans")
    for path in (project / "originals").iterdir():
        path.unlink()
    assert "is current" in since(project), "the text of today is there"
    who = ("-c", "user.name=Legal", "-c", "user.email=legal@example.com")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "Begin")):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    write(project, "en", "# Contact\n\nCall us.\n")
    assert "[-Write to-]{+Call+} us." in since(project)
    shutil.rmtree(project / ".git")
    result = run("diff", project, "--since-translation", "policy/contact")
    assert result.exit_code == 1 and "originals/" in result.output
