"""New projects build at once; new works, clauses and languages leave everything else in a file as it was."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.disk.project import sentence_languages
from generator.model.diagnostics import Severity
from generator.model.wording import text_digest
from generator.operations.build import read
from generator.report import as_text, open_sentences
from tests.releasing import without_engine
from tests.support import ENGLISH
from tests.test_report import SENTENCES, finding

WORK = "clauses/privacy-policy/work.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project as `init` writes it."""
    folder = tmp_path / "policies"
    result = run("init", folder)
    assert result.exit_code == 0, result.output
    return folder


def found(project: Path) -> list[str]:
    return [finding.rule for finding in read(project, None, ("html", "pdf")).diagnostics]


def test_a_new_project_has_no_findings_and_builds(project: Path) -> None:
    assert found(project) == []
    result = run("build", "--project", project, "--format", "html", "--strict")
    assert result.exit_code == 0, result.output
    assert (project / "output" / "zh-Hans" / "privacy-policy" / "index.html").is_file()


@pytest.mark.parametrize("locale,zone,heading", [("zh-Hans", "Asia/Shanghai", "# 本公司"), ("en", "UTC", "# Our")])
def test_a_project_in_one_language_has_no_word_of_another(tmp_path: Path, locale: str, zone: str, heading: str) -> None:
    project = tmp_path / "policies"
    result = run("init", project, "--locale", locale, "--ci", "github")
    assert result.exit_code == 0, result.output
    library = read(project, None, ("html",)).settled
    assert (library.settings.original, library.settings.timezone) == (locale, zone)
    assert {tag for _, _, tag in library.clauses} == {tag for work in library.works.values() for tag in work.locales}
    assert found(project) == [] and {clause.relation for clause in library.clauses.values()} == {None}
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(heading) and readme.count("\n# ") == 0
    cron = (project / ".github" / "workflows" / "clausebook-publish.yml").read_text(encoding="utf-8")
    assert ("10 16 * * *" in cron) == (locale == "zh-Hans")  # ten past midnight there
    with without_engine():
        assert run("release", "--project", project).exit_code == 0


def test_the_samples_in_one_language_say_what_the_bilingual_one_says(tmp_path: Path, project: Path) -> None:
    both = {(one.work, one.locale): one for one in read(project, None, ("html",)).documents}
    for locale in ("en", "zh-Hans"):
        run("init", tmp_path / locale, "--locale", locale)
        (own,) = read(tmp_path / locale, None, ("html",)).documents
        assert text_digest(own) == text_digest(both[own.work, locale])


def test_a_sample_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    result = run("init", tmp_path / "policies", "--locale", "fr")
    assert result.exit_code == 2 and "only in en and zh-Hans" in result.output
    assert not (tmp_path / "policies").exists()


def test_a_project_begins_with_a_file_in_one_step(tmp_path: Path) -> None:
    policy = tmp_path / "政策.md"
    policy.write_text("# 隐私政策\n\n## 一、引言\n\n我们收集您的姓名和地址，以便向您提供服务。\n", encoding="utf-8")
    result = run("init", tmp_path / "policies", "--from", policy, "--git", "--ci", "gitlab")
    assert result.exit_code == 0, result.output
    assert run("import", policy, "--into", tmp_path / "imported").exit_code == 0
    made, taken = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "policies", tmp_path / "imported")
    )
    assert taken.items() <= made.items() and (tmp_path / "policies" / ".git").is_dir()
    assert b"timezone: Asia/Shanghai" in made["clausebook.yaml"] and ".gitlab-ci.yml" in made


def test_what_a_file_does_not_hold_is_no_original_of_it(tmp_path: Path) -> None:
    (tmp_path / "policy.md").write_text("# Privacy Policy\n\nWe keep your name for a year.\n", encoding="utf-8")
    result = run("init", tmp_path / "policies", "--from", tmp_path / "policy.md", "--locale", "zh-Hans")
    assert result.exit_code == 1 and "no file is in zh-Hans" in result.output
    assert not (tmp_path / "policies").exists()


def test_a_new_project_names_schemas_that_are_there(project: Path) -> None:
    for path in project.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert schema, path
        assert json.loads((path.parent / schema[1]).read_text(encoding="utf-8"))["$schema"]


def clone(project: Path, place: Path) -> Path:
    """Commit a project and clone it, both as on a Windows where git turns every LF into CRLF."""
    git = ["git", "-c", "core.autocrlf=true", "-c", "user.name=Legal", "-c", "user.email=legal@example.com"]
    for command in (["init", "-q"], ["add", "--all"], ["commit", "-qm", "Texts"], ["clone", "-q", ".", str(place)]):
        subprocess.run([*git, *command], cwd=project, check=True, capture_output=True)
    return place


def test_a_clone_that_turns_every_line_feed_is_whole(project: Path, tmp_path: Path) -> None:
    with without_engine():
        assert run("release", "--project", project).exit_code == 0
    (project / "originals").mkdir()
    (project / "originals" / "0.md").write_bytes(b"as it was\n")
    there = clone(project, tmp_path / "clone")
    assert run("verify", there).exit_code == 0
    assert (there / "originals" / "0.md").read_bytes() == b"as it was\n"
    assert b"\r\n" not in (there / "clauses" / "changelog.yaml").read_bytes()


def test_without_its_attributes_such_a_clone_is_not(project: Path, tmp_path: Path) -> None:
    with without_engine():
        assert run("release", "--project", project).exit_code == 0
    (project / ".gitattributes").unlink()
    there = clone(project, tmp_path / "clone")
    result = run("verify", there)
    assert result.exit_code == 1 and "write `editions/** -text` into .gitattributes" in result.stderr
    (there / ".gitattributes").write_text("editions/** -text\n", encoding="utf-8")
    shutil.rmtree(there / "editions")
    subprocess.run(["git", "-c", "core.autocrlf=true", "checkout", "-q", "--", "editions"], cwd=there, check=True)
    assert run("verify", there).exit_code == 0


def test_copies_of_a_receipt_that_two_colleagues_committed_become_the_longer_one(project: Path, tmp_path: Path) -> None:
    git = ("git", "-c", "user.name=Legal", "-c", "user.email=legal@example.com")

    def commit(place: Path, *lines: str) -> None:
        (place / "receipts").mkdir(exist_ok=True)
        (place / "receipts" / "website.jsonl").write_bytes("".join(f"{line}\n" for line in lines).encode())
        for command in (("add", "--all"), ("commit", "-qm", "Published")):
            subprocess.run([*git, *command], cwd=place, check=True)

    there = clone(project, tmp_path / "clone")
    for own, other in (("1", "123"), ("12345", "1234")):
        commit(there, *own)
        commit(project, *other)
        subprocess.run([*git, "pull", "-q", "--no-rebase", "--no-edit"], cwd=there, check=True)
        copy = (there / "receipts" / "website.jsonl").read_text(encoding="utf-8")
        assert copy.split() == [*max(own, other, key=len)]
        subprocess.run([*git, "pull", "-q", str(there)], cwd=project, check=True)


def test_a_built_site_is_no_part_of_the_repository(project: Path) -> None:
    assert run("build", "--project", project, "--format", "html").exit_code == 0
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    told = subprocess.run(
        ["git", "status", "--short", "--untracked-files=all"], cwd=project, check=True, capture_output=True, text=True
    ).stdout
    assert "clauses/facts.yaml" in told and "output/" not in told


def test_the_readme_has_five_lines_of_commands_in_each_language_of_the_project(project: Path, tmp_path: Path) -> None:
    commands_of = re.compile(r"^    (clausebook \w+[^#\n]*?) +# .+$", re.MULTILINE)
    text = (project / "README.md").read_text(encoding="utf-8")
    parts = text.split("\n# ")
    assert len(parts) == 2 and len({tuple(commands_of.findall(part)) for part in parts}) == 1
    assert commands_of.findall(parts[0]) == [
        *(f"clausebook {name}" for name in ("check", "preview", "release", "build")),
        "clausebook publish ../website",
    ]
    (tmp_path / "policy.md").write_text("# 隐私政策\n\n我们收集您的姓名和地址，以便向您提供服务。\n", encoding="utf-8")
    result = run("import", tmp_path / "policy.md", "--into", tmp_path / "taken", "--no-freeze")
    assert result.exit_code == 0, result.output
    own = (tmp_path / "taken" / "README.md").read_text(encoding="utf-8")
    assert text.endswith("\n" + own) and len(commands_of.findall(own)) == 5
    assert (tmp_path / "taken" / ".gitattributes").is_file()


def test_the_readme_leads_from_a_new_project_to_a_published_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    lines = re.findall(
        r"^    clausebook (\w+[^#\n]*?) +#", (project / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    with without_engine():
        for line in lines[:5]:
            if line != "preview":  # it serves until somebody stops it
                result = run(*line.split())
                assert result.exit_code == 0, result.output
    assert (project.parent / "website" / "en" / "privacy-policy" / "index.html").is_file()


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = run("init", tmp_path)
    assert result.exit_code == 1 and "holds something already" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "titles,name,chinese",
    [
        (("en=How We Use Cookies", "zh-Hans=Cookie的使用"), "how-we-use-cookies", "Cookie的使用"),
        (("zh-Hans=第三方SDK",), "sdk", "第三方SDK"),
        (("第三方",), "clause-1", "第三方"),
        (("x=y",), "x-y", "x=y"),
        (("Collection", "en=Retention"), "clause-1", "Collection"),
        ((), "clause-1", "Clause 1"),
    ],
)
def test_a_clause_without_a_name_gets_one_of_its_titles(
    project: Path, titles: tuple[str, ...], name: str, chinese: str
) -> None:
    said = [part for one in titles for part in ("--title", one)]
    result = run("new", "clause", "privacy-policy/", "--project", project, *said)
    assert result.exit_code == 0, result.output
    made = project / "clauses/privacy-policy" / f"{name}.zh-Hans.md"
    assert made.read_text("utf-8") == f"# {chinese}\n\n…\n" and f"{name}.en.md" in result.output


def test_a_title_of_a_language_that_a_work_has_not_is_refused(project: Path) -> None:
    result = run("new", "clause", "privacy-policy/x", "--project", project, "--title", "ja=題")
    assert result.exit_code == 2 and "ja" in result.output


def test_a_new_clause_stands_in_every_outline_and_builds(project: Path) -> None:
    before = (project / WORK).read_text(encoding="utf-8")
    result = run("new", "clause", "privacy-policy/cookies", "--project", project, "--after", "collection")
    assert result.exit_code == 0, result.output
    after = (project / WORK).read_text(encoding="utf-8")
    assert after.replace("      - cookies\n", "") == before and after.count("      - cookies\n") == 2
    assert found(project) == []


def test_a_clause_that_a_language_gets_later_stands_there_as_in_the_language_that_has_it(project: Path) -> None:
    before = (project / WORK).read_text(encoding="utf-8")
    for options in (("--locale", "en", "--after", "collection"), ("--locale", "zh-Hans")):
        result = run("new", "clause", "privacy-policy/cookies", "--project", project, *options)
        assert result.exit_code == 0, result.output
    after = (project / WORK).read_text(encoding="utf-8")
    assert after == before.replace("      - collection\n", "      - collection\n      - cookies\n")


@pytest.mark.parametrize(
    "arguments,says",
    [
        (("clause", "privacy-policy/contact"), "exists already"),
        (("clause", "privacy-polic/cookies"), "did you mean `privacy-policy`?"),
        (("clause", "cookies"), "Write the work and the clause"),
        (("clause", "privacy-policy/Cookies"), "is no name"),
        (("clause", "privacy-policy/cookies", "--after", "contct"), "did you mean `contact`?"),
        (("clause", "privacy-policy/cookies", "--locale", "fr"), "has no language fr"),
        (("work", "privacy-policy"), "exists already"),
        (("work", "terms", "--amends", "nothing"), "there is no work nothing"),
        (("locale", "zh-Hans"), "has the language zh-Hans already"),
        (("locale", "../../etc"), "is no language tag"),
        (("locale", "fr", "--work", "term"), "there is no work term"),
        (("locale", "xq-Abcd"), "is no language that is known"),
    ],
)
def test_what_cannot_be_written_is_a_usage_error_and_changes_nothing(
    project: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = run("new", *arguments, "--project", project)
    assert result.exit_code == 2 and says in result.output, result.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_an_addendum_belongs_to_the_only_policy_or_to_the_one_that_is_named(project: Path) -> None:
    def head(name: str, *options: str) -> list[str]:
        result = run("new", "work", name, "--project", project, *options)
        assert result.exit_code == 0, result.output
        return (project / "clauses" / name / "work.yaml").read_text(encoding="utf-8").splitlines()[1:3]

    belongs = ["kind: addendum", "amends: privacy-policy"]
    assert head("colorado", "--kind", "addendum") == belongs
    assert head("nevada", "--amends", "privacy-policy") == head("utah", "--kind", "addendum") == belongs
    assert head("terms")[0] == "kind: policy"
    result = run("new", "work", "texas", "--kind", "addendum", "--project", project)
    assert result.exit_code == 2 and "Name with --amends the work that the addendum belongs to" in result.output
    assert not (project / "clauses" / "texas").exists()


@pytest.mark.parametrize("title", ["Terms", "Terms of “Use”", "Cookies: a guide", "Q&A #1", '"Free" terms', "[Draft]"])
def test_a_new_work_is_adopted_today_and_builds(project: Path, title: str) -> None:
    result = run("new", "work", "terms", "--title", title, "--locale", "en", "--project", project)
    assert result.exit_code == 0, result.output
    reading = read(project, None, ("html",))
    assert not reading.diagnostics, as_text(reading.diagnostics, ENGLISH)
    assert [made.title for made in reading.documents if made.work == "terms"] == [title]
    assert (project / "clauses" / "changelog.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")


def test_a_new_language_shows_what_is_left_to_translate(project: Path) -> None:
    result = run("new", "locale", "fr", "--project", project)
    assert result.exit_code == 0, result.output
    assert (project / "clauses" / "privacy-policy" / "contact.fr.md").is_file()
    assert set(found(project)) >= {"missing-message"}


def test_a_new_language_comes_to_the_works_that_are_named(project: Path) -> None:
    assert run("new", "work", "terms", "--project", project, "--locale", "en").exit_code == 0
    result = run("new", "locale", "fr", "--work", "terms", "--project", project)
    assert result.exit_code == 0, result.output
    assert [path.parent.name for path in project.glob("clauses/**/*.fr.md")] == ["terms"]


def test_a_language_from_right_to_left_needs_no_setting(project: Path) -> None:
    assert run("new", "locale", "ar", "--project", project).exit_code == 0
    reading = read(project, None, ("html",))
    directions = {made.locale: made.direction for made in reading.documents}
    assert directions == {"en": "ltr", "zh-Hans": "ltr", "ar": "rtl"}
    assert reading.languages["ar"].direction == "rtl"
    settings = project / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "directions: {ar: ltr}\n", encoding="utf-8")
    reading = read(project, None, ("html",))
    assert {made.direction for made in reading.documents} == {"ltr"} == {reading.languages["ar"].direction}


def test_a_broken_project_is_told_before_anything_is_added(project: Path) -> None:
    (project / WORK).write_text("kind: [\n", encoding="utf-8")
    result = run("new", "clause", "privacy-policy/cookies", "--project", project)
    assert result.exit_code == 1 and "correct the project first" in result.stderr


@pytest.mark.parametrize("language", sentence_languages())
@pytest.mark.parametrize(
    "severity, told", [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.SUGGESTION, "info")]
)
def test_the_editor_task_understands_how_findings_are_written(
    severity: Severity, told: str, language: str, project: Path
) -> None:
    tasks = json.loads((project / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    sentences = replace(SENTENCES, groups={**SENTENCES.groups, "report": open_sentences(language).groups["report"]})
    first, second, *_ = as_text([replace(finding(), severity=severity)], sentences).splitlines()
    (matcher,) = [one for one in tasks[0]["problemMatcher"] if re.search(one["pattern"][0]["regexp"], first)]
    match = re.search(matcher["pattern"][1]["regexp"], second)
    assert matcher["severity"] == told
    assert match and match.groups() == ("clauses/policy/sharing.zh-Hans.md", "3", "7")
