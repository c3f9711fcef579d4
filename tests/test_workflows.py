"""What `init --ci` and `new ci` write: commands that pass on a new project, and workflows that give a stranger nothing.

The steps run here as they stand, with stand-ins for what only the host has (`tests/hosted.py`).
"""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.disk.origin import requirement
from generator.disk.project import today
from generator.operations.scaffold import workflows
from tests.forging import written
from tests.hosted import ROOT, GitHub, Machine, gitlab_job
from tests.releasing import without_engine
from tests.targets import lacks
from tests.web import Answer, web

PULL, PUBLISH, WATCH = (f"clausebook-{name}.yml" for name in ("pull-request", "publish", "watch"))
SITE = "https://www.example.com/legal"
GIT = ("git", "-c", "user.name=Legal", "-c", "user.email=legal@example.com")
FROM = "clausebook @ https://www.example.com/clausebook.whl#sha256=00\n"


def run(*arguments: str | Path) -> Result:
    with without_engine():
        return CliRunner().invoke(commands, [str(argument) for argument in arguments])


def commit(project: Path) -> str:
    for command in (("add", "--all", "."), ("commit", "--allow-empty", "-qm", "Texts")):
        subprocess.run([*GIT, *command], cwd=project, check=True, capture_output=True)
    told = subprocess.run([*GIT, "rev-parse", "HEAD"], cwd=project, check=True, capture_output=True, text=True)
    return told.stdout.strip()


def begin(folder: Path, host: str, *, released: date | None) -> Path:
    """Return a project as `init` writes it, committed; with an edition of a day where one is named."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not (folder.parent / ".git").is_dir():
        result = run("init", folder, "--git", "--ci", host)
    else:
        result = run("init", folder, "--ci", host)
    assert result.exit_code == 0, result.output
    with (folder / "requirements" / "clausebook.txt").open("a", encoding="utf-8") as file:
        file.write(FROM)
    commit(folder)
    if released:
        changelog = folder / "clauses" / "changelog.yaml"
        text = changelog.read_text(encoding="utf-8").replace(today("UTC").isoformat(), released.isoformat())
        changelog.write_text(text, encoding="utf-8")
        assert run("release", "--project", folder).exit_code == 0
        commit(folder)
    return folder


def ago(days: int) -> date:
    return today("UTC") - timedelta(days=days)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("released") / "policies", "github", released=ago(30))


def host(tmp_path: Path, repository: Path, event: str, **known: str) -> GitHub:
    """Return a host with a repository of its own, of which it knows what a protected branch and a target are."""
    own = tmp_path / "repository"
    shutil.copytree(repository, own)
    told = {
        "github.event_name": event,
        "github.repository": "legal/policies",
        "github.ref": "refs/heads/main",
        "github.ref_protected": "true",
        "github.event.pull_request.head.repo.full_name": "legal/policies",
        "github.event.pull_request.base.sha": "HEAD",
        "github.event.pull_request.number": "7",
        "vars.CLAUSEBOOK_TARGET": str(tmp_path / "website"),
    }
    named = {name.replace("__", "."): value for name, value in known.items()}
    return GitHub(repository=own, machine=Machine(place=tmp_path / "machine"), knows=told | named)


# --- publication ------------------------------------------------------------------------------------------------------


def test_a_new_project_has_nothing_to_publish_and_says_so(tmp_path: Path) -> None:
    project = begin(tmp_path / "policies", "github", released=None)
    done = host(tmp_path, project, "push").run(PUBLISH)
    assert not done["build"].failed and "`clausebook release` freezes the first" in done["build"].printed
    assert not done["publish"].ran


def test_an_edition_on_main_is_built_proven_and_published(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "push", secrets__CLAUSEBOOK_SSH_KEY="a key", vars__CLAUSEBOOK_KNOWN_HOSTS="a host")
    done = there.run(PUBLISH)
    assert [(job.ran, job.failed) for job in done.values()] == [(True, False)] * 2, done
    assert (tmp_path / "website" / "en" / "privacy-policy" / "index.html").is_file()
    kept = {path.name: (path.read_text(), path.stat().st_mode & 0o777) for path in there.machine.home_ssh.iterdir()}
    assert kept == {"id_ed25519": ("a key\n", 0o600), "known_hosts": ("a host\n", 0o600)}
    assert re.fullmatch(r"[0-9a-f]{64}", done["build"].outputs["hash"])
    installs = [call for call in there.machine.calls if call.startswith("pip")]
    assert not [call for call in installs if "s3.txt" in call]
    assert len(installs) == 4 and sum("--require-hashes" in call for call in installs) == 2


def test_a_tree_that_was_altered_on_the_way_is_not_published(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "push")
    plan = yaml.safe_load((there.repository / ".github" / "workflows" / PUBLISH).read_text(encoding="utf-8"))
    assert not there.job("build", plan["jobs"]["build"], plan).failed
    page = there.artifacts / "site" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<p>More.</p></body>"), encoding="utf-8")
    assert there.job("publish", plan["jobs"]["publish"], plan).failed
    assert not (tmp_path / "website").exists()


def test_a_whole_tree_that_is_another_one_is_not_published(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "push")
    plan = yaml.safe_load((there.repository / ".github" / "workflows" / PUBLISH).read_text(encoding="utf-8"))
    assert not there.job("build", plan["jobs"]["build"], plan).failed
    there.knows["needs.build.outputs.hash"] = "0" * 64
    assert there.job("publish", plan["jobs"]["publish"], plan).failed
    assert not (tmp_path / "website").exists()


def test_what_a_bucket_takes_is_installed_by_hash_for_a_bucket_alone(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "push", vars__CLAUSEBOOK_TARGET="s3:")
    done = there.run(PUBLISH)
    assert done["publish"].failed  # it names no bucket
    assert [call for call in there.machine.calls if "--require-hashes --requirement requirements/s3.txt" in call]


@pytest.mark.parametrize(
    "known", [{"github__ref_protected": ""}, {"vars__CLAUSEBOOK_TARGET": ""}, {"github__ref": "refs/heads/other"}]
)
def test_nothing_is_published_but_from_a_protected_main_to_a_named_target(
    known: dict[str, str], released: Path, tmp_path: Path
) -> None:
    done = host(tmp_path, released, "push", **known).run(PUBLISH)
    assert not done["build"].failed and not done["publish"].ran
    told = "::warning::The site was built and is not published" in done["build"].printed
    assert told is ("github__ref" not in known)


def test_a_day_on_which_nothing_changes_builds_nothing(released: Path, tmp_path: Path) -> None:
    done = host(tmp_path, released, "schedule").run(PUBLISH)
    assert "Nothing changes today. The next day: none waits." in done["build"].printed
    assert not done["build"].failed and not done["publish"].ran


@pytest.mark.parametrize("late", [0, 2])
def test_the_day_on_which_an_edition_begins_is_published_though_the_run_is_late(late: int, tmp_path: Path) -> None:
    project = begin(tmp_path / "policies", "github", released=ago(late))
    done = host(tmp_path, project, "schedule").run(PUBLISH)
    assert done["publish"].ran and not done["publish"].failed, done


def test_a_time_zone_that_the_daily_run_does_not_keep_is_an_error(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "schedule")
    settings = there.repository / "clausebook.yaml"
    text = settings.read_text(encoding="utf-8").replace("timezone: UTC", 'timezone: "Asia/Shanghai"  # ours')
    settings.write_text(text, encoding="utf-8")
    commit(there.repository)
    done = there.run(PUBLISH)
    assert done["build"].failed and "keeps the midnight of UTC" in done["build"].printed
    (there.repository / ".github" / "workflows" / PUBLISH).unlink()
    assert run("new", "ci", "github", "--project", there.repository).exit_code == 0
    commit(there.repository)
    assert not there.run(PUBLISH)["build"].failed


def test_a_project_that_names_no_clausebook_is_told_where_to_name_it(tmp_path: Path) -> None:
    project = begin(tmp_path / "policies", "github", released=None)
    place = project / "requirements" / "clausebook.txt"
    place.write_text(place.read_text(encoding="utf-8").replace(FROM, ""), encoding="utf-8")
    commit(project)
    done = host(tmp_path, project, "push").run(PUBLISH)
    assert done["build"].failed and "Name in this file what pip installs as Clausebook" in done["build"].printed


# --- a proposal -------------------------------------------------------------------------------------------------------


def edit(project: Path) -> None:
    clause = project / "clauses" / "privacy-policy" / "children.en.md"
    clause.write_text(clause.read_text(encoding="utf-8").replace("Children under", "Persons under"), encoding="utf-8")
    commit(project)


def test_a_proposal_gets_one_comment_with_the_redline_written_anew(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "pull_request")
    edit(there.repository)
    for own, method in (("", "POST"), ("31", "PATCH")):
        there.environment = {"OWN_COMMENT": own}
        done = there.run(PULL)
        assert done["check"].failed and "No entry covers this" in done["check"].printed  # and yet it has its redline
        assert done["comment"].ran and not done["comment"].failed, done["comment"].printed
        assert f"--method {method}" in there.machine.calls[-1]
        shutil.copytree(there.artifacts / "look", tmp_path / method)
        shutil.rmtree(there.artifacts)
    assert (tmp_path / "POST" / "pages" / "en" / "privacy-policy" / "index.html").is_file()
    redline = tmp_path / "POST" / "preview" / "redline" / "en" / "privacy-policy" / "index.html"
    assert "<ins>Persons</ins>" in redline.read_text(encoding="utf-8")
    [comment] = {path.read_text(encoding="utf-8") for path in there.machine.place.glob("comment-*/comment.md")}
    link = "[Preview, PDFs and redline of ](https://host.example/look): open preview/index.html in it"
    assert comment.startswith(f"<!-- clausebook: . -->\n{link}\n")
    assert "<del>Children</del><ins>Persons</ins>" in comment
    assert [path.name for path in (tmp_path / "POST" / "redline").iterdir()] == ["en.privacy-policy.html"]


def test_a_proposal_that_changes_nothing_passes(released: Path, tmp_path: Path) -> None:
    done = host(tmp_path, released, "pull_request").run(PULL)
    assert [(job.ran, job.failed) for job in done.values()] == [(True, False)] * 2, done


def test_a_proposal_for_a_new_project_passes(tmp_path: Path) -> None:
    project = begin(tmp_path / "policies", "github", released=None)
    there = host(tmp_path, project, "pull_request")
    done = there.run(PULL)
    assert [(job.ran, job.failed) for job in done.values()] == [(True, False)] * 2, done
    [comment] = there.machine.place.glob("comment-*/comment.md")
    assert "No edition is frozen yet" in comment.read_text(encoding="utf-8")


def test_a_fork_gets_files_and_no_comment(released: Path, tmp_path: Path) -> None:
    strange = {"github__event__pull_request__head__repo__full_name": "stranger/policies"}
    there = host(tmp_path, released, "pull_request", **strange)
    done = there.run(PULL)
    assert not done["comment"].ran and (there.artifacts / "look" / "redline.md").is_file()


def test_an_error_stands_beside_its_line_from_the_top_of_the_repository(tmp_path: Path) -> None:
    project = monorepo(tmp_path, "github")
    clause = project / "clauses" / "privacy-policy" / "children.en.md"
    clause.write_text(clause.read_text(encoding="utf-8").replace("minor", "minors"), encoding="utf-8")
    commit(project)
    done = host(tmp_path, project.parent, "pull_request").run(PULL)
    assert done["check"].failed and not done["comment"].ran
    assert "::error file=legal/clauses/privacy-policy/children.en.md,line=4" in done["check"].printed


def monorepo(tmp_path: Path, host: str) -> Path:
    """Return a project in a subfolder of a repository that somebody else began."""
    top = tmp_path / "company"
    top.mkdir()
    subprocess.run(["git", "init", "-qb", "main"], cwd=top, check=True)
    (top / "README.md").write_text("Ours\n", encoding="utf-8")
    commit(top)
    return begin(top / "legal", host, released=ago(30))


def test_a_project_in_a_folder_of_a_larger_repository_is_published(tmp_path: Path) -> None:
    project = monorepo(tmp_path, "github")
    assert not (project / ".github").exists()
    done = host(tmp_path, project.parent, "push").run(PUBLISH)
    assert [(job.ran, job.failed) for job in done.values()] == [(True, False)] * 2, done
    assert (tmp_path / "website" / "index.html").is_file()


# --- the website ------------------------------------------------------------------------------------------------------


def watched(there: GitHub, tmp_path: Path) -> str:
    """Publish, let the host find the website, and return the page of a shop."""
    there.run(PUBLISH)
    there.environment = {"SERVED": SITE, "SITE_FOLDER": str(tmp_path / "website")}
    there.knows |= {"vars.CLAUSEBOOK_SITE": f"{SITE}/"}
    fragment = tmp_path / "website" / "en" / "privacy-policy" / "fragment.html"
    return f"<main>{fragment.read_text(encoding='utf-8')}</main>"


def test_a_website_is_watched_once_a_person_names_it(released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "push")
    assert not there.run(WATCH)["watch"].ran
    page = watched(there, tmp_path)
    done = there.run(WATCH)["watch"]
    assert done.ran and not done.failed, done.printed
    with web(tmp_path) as shop:
        project = tmp_path / "pasted"
        shutil.copytree(released, project)
        with (project / "clausebook.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f'pasted: {{privacy-policy: {{en: {{"{shop.address}/privacy": }}}}}}\n')
        commit(project)
        there.repository = project
        there.environment = {**there.environment, **shop.environment}
        shop.pages["/privacy"] = Answer(page)
        done = there.run(WATCH)["watch"]
        assert not done.failed and f"{shop.address}/privacy has the text in force" in done.printed, done.printed
        shop.pages["/privacy"] = Answer(page.replace("guardian", "parent"))
        done = there.run(WATCH)["watch"]
        assert done.failed and f"{shop.address}/privacy differs from the text in force" in done.printed


@pytest.mark.parametrize("harm", ["a word", "a file gone"])
def test_a_website_that_says_something_else_is_told(harm: str, released: Path, tmp_path: Path) -> None:
    there = host(tmp_path, released, "push")
    watched(there, tmp_path)
    page = tmp_path / "website" / "en" / "privacy-policy" / "index.html"
    if harm == "a word":
        page.write_text(page.read_text(encoding="utf-8").replace("guardian", "parent"), encoding="utf-8")
    else:
        page.unlink()
    assert there.run(WATCH)["watch"].failed


# --- GitLab -----------------------------------------------------------------------------------------------------------


def gitlab(tmp_path: Path, project: Path, job: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a job of GitLab in a clone."""
    machine = Machine(place=tmp_path / f"machine-{job}-{len(list(tmp_path.iterdir()))}")
    room = machine.place / "room"
    subprocess.run(["git", "clone", "-q", str(project), str(room)], check=True)
    plan = yaml.safe_load((project / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    ended = machine.run(gitlab_job(plan, job), room, environment)
    ended.args = machine
    return ended


@pytest.fixture(scope="module")
def on_gitlab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("gitlab") / "policies", "gitlab", released=ago(30))


def test_a_merge_request_on_gitlab_has_its_redline_and_a_report(on_gitlab: Path, tmp_path: Path) -> None:
    project = tmp_path / "policies"
    shutil.copytree(on_gitlab, project)
    base = commit(project)
    edit(project)
    ended = gitlab(tmp_path, project, "check", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    room = ended.args.place / "room"
    assert ended.returncode and "No entry covers this" in ended.stderr
    assert "<ins>Persons</ins>" in (room / "look" / "redline.md").read_text(encoding="utf-8")
    assert (room / "look" / "preview" / "redline" / "en" / "privacy-policy" / "index.html").is_file()
    assert (room / "findings.json").read_text(encoding="utf-8") == "[]\n"


@pytest.mark.parametrize(
    "answer,method", [("[]", "POST"), ('[{"id": 5, "body": "<!-- clausebook: . -->"}]', "PUT")], ids=["new", "again"]
)
def test_a_comment_on_gitlab_is_written_anew(answer: str, method: str, on_gitlab: Path, tmp_path: Path) -> None:
    project = tmp_path / "policies"
    shutil.copytree(on_gitlab, project)
    (project / "look").mkdir()
    (project / "look" / "redline.md").write_text("# Privacy Policy\n", encoding="utf-8")
    commit(project)
    api = {"CI_API_V4_URL": "https://git.example.com/api/v4", "CI_MERGE_REQUEST_PROJECT_ID": "3"}
    told = {"CI_MERGE_REQUEST_IID": "7", "CI_COMMIT_SHA": "c", "CI_PIPELINE_URL": "u", "CLAUSEBOOK_COMMENT_TOKEN": "t"}
    ended = gitlab(tmp_path, project, "comment", ANSWER=answer, **api, **told)
    assert ended.returncode == 0, ended.stderr
    notes = "https://git.example.com/api/v4/projects/3/merge_requests/7/notes"
    assert ended.args.calls[-1].startswith(f"curl {method} {notes}")


@pytest.mark.parametrize("event", ["push", "schedule"])
def test_gitlab_builds_proves_and_publishes(event: str, on_gitlab: Path, tmp_path: Path) -> None:
    due = event == "push"
    built = gitlab(tmp_path, on_gitlab, "build", CI_PIPELINE_SOURCE=event)
    room = built.args.place / "room"
    assert built.returncode == 0, built.stderr
    told = (room / "hash.env").read_text(encoding="utf-8").strip().partition("=")[2]
    assert bool(told) is due and (room / "output").is_dir() is due
    if due:
        project = tmp_path / "policies"
        shutil.copytree(on_gitlab, project)
        (project / ".gitignore").unlink()
        shutil.copytree(room / "output", project / "output")
        commit(project)
        website = str(tmp_path / "website")
        wrong = gitlab(tmp_path, project, "publish", HASH="0" * 64, CLAUSEBOOK_TARGET=website)
        assert wrong.returncode and not (tmp_path / "website").exists()
        key, known = tmp_path / "key", tmp_path / "known"
        key.write_text("a key\n", encoding="utf-8")
        known.write_text("a host\n", encoding="utf-8")
        given = {"CLAUSEBOOK_SSH_KEY": str(key), "CLAUSEBOOK_KNOWN_HOSTS": str(known)}
        ended = gitlab(tmp_path, project, "publish", HASH=told, CLAUSEBOOK_TARGET=website, **given)
        assert ended.returncode == 0, ended.stderr
        kept = ended.args.home_ssh / "id_ed25519"
        assert (kept.read_text(encoding="utf-8"), kept.stat().st_mode & 0o777) == ("a key\n", 0o600)
        served = {"SERVED": SITE, "SITE_FOLDER": website, "CLAUSEBOOK_WATCH": SITE}
        assert gitlab(tmp_path, project, "watch", **served).returncode == 0
        (tmp_path / "website" / "index.html").write_text("<p>Other.</p>", encoding="utf-8")
        assert gitlab(tmp_path, project, "watch", **served).returncode


# --- what stands in the files -----------------------------------------------------------------------------------------


ON_GITHUB = [
    (name, text)
    for name, text in workflows("github", "Asia/Shanghai", ".", date(2026, 1, 1)).items()
    if name.endswith(".yml")
]


@pytest.mark.parametrize("name,text", ON_GITHUB, ids=[name for name, _ in ON_GITHUB])
def test_workflows_name_actions_by_commit_and_give_a_stranger_nothing(name: str, text: str) -> None:
    used = re.findall(r"uses: *(\S+)(.*)", text)
    strange = [one for one in used if not one[0].startswith("./")]
    assert all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", "".join(one)) for one in strange), used
    ours = "".join(path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    assert {one for one in strange if "download-artifact" not in one[0]} <= set(re.findall(r"uses: *(\S+)(.*)", ours))
    plan = yaml.load(text, Loader=yaml.BaseLoader)
    assert "pull_request_target" not in plan.get("on", {})
    steps = [step for job in plan.get("jobs", {"": plan.get("runs")}).values() for step in job["steps"]]
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    if "jobs" in plan:
        assert plan["permissions"] == {} and all("timeout-minutes" in job for job in plan["jobs"].values())
        rights = {name: job["permissions"] for name, job in plan["jobs"].items()}
        assert rights.pop("comment", None) == ({"pull-requests": "write"} if name.endswith(PULL) else None)
        assert all(right == {"contents": "read"} for right in rights.values())
        secret = [name for name, job in plan["jobs"].items() if "secrets." in str(job)]
        assert secret == (["publish"] if name.endswith(PUBLISH) else [])


@pytest.mark.parametrize("program", ["zizmor --offline", "actionlint"])
def test_what_reads_workflows_for_faults_finds_none(program: str, tmp_path: Path) -> None:
    name, *arguments = program.split()
    if reason := lacks(name):
        pytest.skip(reason)
    for zone in ("UTC", "Europe/Berlin"):
        folder = tmp_path / zone
        written({path: text.encode() for path, text in workflows("github", zone, ".", today("UTC")).items()}, folder)
        inputs = sorted((folder / ".github" / "workflows").iterdir()) if name == "actionlint" else [folder]
        ended = subprocess.run([name, *arguments, *inputs], cwd=folder, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    "zone,lines",
    [
        ("UTC", ["10 0 * * *"]),
        ("Asia/Shanghai", ["10 16 * * *"]),
        ("Asia/Kathmandu", ["25 18 * * *"]),
        ("Europe/Berlin", ["10 22 * * *", "10 23 * * *"]),
        ("America/New_York", ["10 4 * * *", "10 5 * * *"]),
        ("Australia/Lord_Howe", ["10 13 * * *", "40 13 * * *"]),
        ("Etc/GMT+5", ["10 5 * * *"]),
        ("Pacific/Kiritimati", ["10 10 * * *"]),
    ],
)
def test_midnight_of_a_zone_is_told_in_utc_for_each_half_of_the_year(zone: str, lines: list[str]) -> None:
    text = workflows("github", zone, ".", date(2026, 6, 1))[f".github/workflows/{PUBLISH}"]
    plan = yaml.load(text, Loader=yaml.BaseLoader)
    assert [one["cron"] for one in plan["on"]["schedule"]] == lines
    assert plan["jobs"]["build"]["steps"][2]["env"]["ZONE"] == zone


@pytest.mark.parametrize("folder,paths", [(".", ["look/"]), ("legal", ["legal/look/"])])
def test_gitlab_finds_what_it_shows_by_paths_that_do_not_begin_with_a_dot(folder: str, paths: list[str]) -> None:
    plan = yaml.safe_load(workflows("gitlab", "UTC", folder, date(2026, 1, 1))[".gitlab-ci.yml"])
    assert plan["check"]["artifacts"]["paths"] == paths
    assert plan["check"]["environment"]["url"].endswith(f"/artifacts/{paths[0]}preview/index.html")


def test_a_merge_request_with_errors_gets_no_comment_and_no_further_failure(on_gitlab: Path, tmp_path: Path) -> None:
    ended = gitlab(tmp_path, on_gitlab, "comment", CLAUSEBOOK_COMMENT_TOKEN="t")
    assert ended.returncode == 0 and not [call for call in ended.args.calls if call.startswith("curl")]


def test_the_packages_that_the_workflows_install_are_those_of_the_lock() -> None:
    files = workflows("gitlab", "UTC", "legal", date(2026, 1, 1))
    for name, lock in (("packages", "run"), ("s3", "s3")):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        assert files[f"legal/requirements/{name}.txt"] == text


def test_workflows_install_what_printing_needs_by_the_names_of_debian() -> None:
    script = (ROOT / "requirements" / "system.sh").read_text(encoding="utf-8")
    names = set(re.findall(r"^has_library \S+ +\|\| lacking (\S+) -- ", script, re.MULTILINE))
    assert len(names) == 3
    for host in ("github", "gitlab"):
        told = "".join(workflows(host, "UTC", ".", date(2026, 1, 1)).values())
        assert names <= set(told.split()), host


@pytest.mark.parametrize(
    "noted,line",
    [
        (
            {"url": "https://a.example/c.whl", "archive_info": {"hashes": {"sha256": "ab"}}},
            "https://a.example/c.whl#sha256=ab",
        ),
        ({"url": "https://a.example/c", "vcs_info": {"vcs": "git", "commit_id": "cd"}}, "git+https://a.example/c@cd"),
        ({"url": "https://a.example/c.whl", "archive_info": {}}, ""),
        ({"url": "file:///home/me/c.whl", "archive_info": {"hashes": {"sha256": "ab"}}}, ""),
        ({"url": "file:///home/me/c", "dir_info": {"editable": True}}, ""),
    ],
)
def test_workflows_install_clausebook_from_where_it_came_if_others_can(noted: dict, line: str) -> None:
    assert requirement(noted) == (line and f"clausebook @ {line}\n")


# --- the command ------------------------------------------------------------------------------------------------------


def test_what_a_person_altered_is_not_overwritten(tmp_path: Path) -> None:
    project = begin(tmp_path / "policies", "github", released=None)
    watch = project / ".github" / "workflows" / WATCH
    watch.write_text("name: mine\n", encoding="utf-8")
    result = run("new", "ci", "github", "--project", project)
    assert result.exit_code == 1 and f".github/workflows/{WATCH}" in result.output
    assert watch.read_text(encoding="utf-8") == "name: mine\n"
    watch.unlink()
    result = run("new", "ci", "github", "--project", project)
    assert result.exit_code == 0 and watch.is_file()
    assert (project / "requirements" / "clausebook.txt").read_text(encoding="utf-8").endswith(FROM)


def test_a_folder_that_a_shell_would_read_is_refused(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    result = run("init", tmp_path / 'le"gal', "--ci", "github")
    assert result.exit_code == 2 and not (tmp_path / 'le"gal').exists() and not (tmp_path / ".github").exists()


def test_a_repository_within_a_repository_is_refused(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    result = run("init", tmp_path / "legal", "--git")
    assert result.exit_code == 2 and "lies in the repository" in result.output and not (tmp_path / "legal").exists()
