"""What may go out: a tree that is, byte by byte, what a build of the day makes of the editions, and nothing else."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.tree import MANIFEST, digest, is_about
from generator.operations.rendering import signed
from generator.render.addresses import is_for_programs
from tests.forging import (
    FORGERS,
    Files,
    Mutation,
    as_manifest,
    bring,
    canonical,
    files_of,
    relisted,
    retold,
    written,
)
from tests.releasing import HISTORY, LAST, House, copy_of, entry, findings, house, run, without_engine

POLICY = "en/policy/index.html"
OLD = "en/policy/2021-06-30"
EVE, FLIP = "2023-01-31", "2023-02-01"
"""The last day of an edition, and the first of the one that waits on it."""


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


@pytest.fixture(scope="module")
def released(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with its site of the day of the last edition."""
    made = copy_of(lasting, tmp_path_factory.mktemp("released") / "project")
    with without_engine():
        assert made.build(LAST).exit_code == 0
    return made


@pytest.fixture(scope="module")
def site(released: House) -> Files:
    return files_of(released.root / "output")


@pytest.fixture
def changing(released: House, tmp_path: Path) -> House:
    return House(root=Path(shutil.copytree(released.root, tmp_path / "project")))


def shown(target: Path) -> Files:
    """Return what lies at a target, without what is about the tree."""
    return {path: data for path, data in files_of(target).items() if path == MANIFEST or not is_about(path)}


def publish(made: House, target: Path, *arguments: str | Path, day: str = LAST) -> Result:
    return made.run("publish", target, "--as-of", day, *arguments)


def test_a_tree_of_today_goes_out_as_it_is(released: House, site: Files, tmp_path: Path) -> None:
    result = publish(released, tmp_path / "www")
    assert result.exit_code == 0, result.output
    assert shown(tmp_path / "www") == site


# --- attacks on a tree, each with a corrected manifest ----------------------------------------------------------------

Attack = Callable[[Files], Files]


def in_file(path: str, old: str, new: str) -> Attack:
    def attack(files: Files) -> Files:
        assert old.encode() in files[path], f"{path} has no {old}"
        return relisted(files | {path: files[path].replace(old.encode(), new.encode(), 1)})

    return attack


def of_entry(path: str, key: str, value: str) -> Attack:
    return lambda files: relisted(files, lambda one: one | {key: value} if one["path"] == path else one)


def moved(files: Files, start: str, end: str) -> Files:
    """Return what stands in a folder under the paths of another one."""
    there = {path: data for path, data in files.items() if path.rpartition("/")[0] == start}
    return {f"{end}/{path.rpartition('/')[2]}": data for path, data in there.items()}


def without(files: Files, *starts: str) -> Files:
    return {path: data for path, data in files.items() if not path.startswith(starts)}


def with_order(files: Files) -> Files:
    """Pretend that a court had a clause blanked."""
    parts = {}
    for part, name in (("json", "document.json"), ("pdf", "policy.pdf")):
        data = files[f"{OLD}/{name}"]
        parts[part] = {"type": "file-sum", "path": f"en.policy.{part}", "sha256": digest(data), "size": len(data)}
    told = {"type": "redaction", "work": "policy", "locale": "en", "clause": "contact", "day": LAST, "reason": "Order"}
    plain = {"schema": 2, "type": "redactions", "redactions": [told | {"parts": parts}]}
    return relisted(files | {"editions/2021-06-30.redactions.json": canonical(plain)})


def with_signed_page(files: Files) -> Files:
    """Alter a page, and say of it that a build has made it: nothing in the tree tells the two apart."""
    keys = {one["path"]: one["made-from"] for one in json.loads(files["manifest.json"])["files"] if "made-from" in one}
    files = in_file(POLICY, "</body>", "<script>steal()</script></body>")(files)
    made = signed(keys[POLICY], digest(files[POLICY]))
    return of_entry(POLICY, "made-from", made)(files)


def listed_twice(files: Files) -> Files:
    """List a file twice, as what it is and as a page."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"].insert(0, manifest["files"][3] | {"media-type": "text/html"})
    return files | {"manifest.json": as_manifest(manifest)}


ATTACKS: dict[str, tuple[Attack, str]] = {
    "a script on a page": (in_file(POLICY, "</body>", "<script>steal()</script></body>"), "tree-stale"),
    "a script in a fragment": (in_file("en/policy/fragment.html", "<p>", "<script>x()</script><p>"), "tree-stale"),
    "words before the clauses": (in_file(POLICY, "<main", "<p>This does not apply to you.</p><main"), "tree-stale"),
    "a word of a clause on its page": (in_file(POLICY, "do not sell", "do sell"), "tree-stale"),
    "a rule that hides the clauses": (in_file("en/policy/fragment.css", "{", "{display:none;"), "tree-stale"),
    "a page that leads elsewhere": (
        in_file("index.html", "<head>", '<head><meta http-equiv="refresh" content="0;url=https://evil.example">'),
        "tree-stale",
    ),
    "another address for mail": (in_file(POLICY, "mailto:a@", "mailto:evil@"), "tree-stale"),
    "another language of a page": (in_file(POLICY, 'lang="en"', 'lang="fr"'), "tree-stale"),
    "how an edition stands": (in_file(f"{OLD}/index.html", "another edition may be", "no other is"), "tree-stale"),
    "a PDF": (lambda files: relisted(files | {"en/policy/policy.pdf": b"%PDF-1.7 other"}), "tree-stale"),
    "the PDF of another edition": (
        lambda files: relisted(files | {"en/policy/policy.pdf": files[f"{OLD}/policy.pdf"]}),
        "tree-stale",
    ),
    "a text and the pages beside it": (
        lambda files: relisted(
            files | {path: data.replace(b"do not sell", b"do sell") for path, data in moved(files, OLD, OLD).items()}
        ),
        "tree-stale",
    ),
    "the page of the other language": (
        lambda files: relisted(files | {POLICY: files["zh-Hans/policy/index.html"]}),
        "tree-stale",
    ),
    "an older edition under the current address": (
        lambda files: relisted(files | moved(files, OLD, "en/policy")),
        "tree-stale",
    ),
    "an old edition taken away": (lambda files: relisted(without(files, f"{OLD}/")), "tree-stale"),
    "a language taken away": (lambda files: relisted(without(files, "zh-Hans/")), "tree-stale"),
    "a PDF taken away": (lambda files: relisted(without(files, "en/policy/policy.pdf")), "tree-stale"),
    "the newest edition taken away": (
        lambda files: relisted(without(files, f"editions/{LAST}", f"en/policy/{LAST}/")),
        "tree-outdated",
    ),
    "all editions taken away": (lambda files: relisted(without(files, "editions/")), "tree-unreleased"),
    "an edition nobody released": (
        lambda files: relisted(files | {"editions/2023-01-15.json": files[f"editions/{LAST}.json"]}),
        "tree-outdated",
    ),
    "a file of one's own": (lambda files: relisted(files | {"en/policy/setup.exe": b"MZ"}), "tree-stale"),
    "a language of one's own": (
        lambda files: relisted(files | moved(files, "en/policy", "de/policy")),
        "tree-stale",
    ),
    "an order that no court gave": (with_order, "tree-stale"),
    "a page that a build seems to have made": (with_signed_page, "tree-stale"),
    "a kind of file that it is not": (of_entry(POLICY, "media-type", "application/octet-stream"), "tree-stale"),
    "a day that a text is not of": (of_entry(POLICY, "effective", "2020-01-01"), "tree-stale"),
    "a file listed twice": (listed_twice, "tree-stale"),
    "a part that it says it is": (
        lambda files: retold(relisted(without(files, "zh-Hans/")), part={"languages": ["en"]}),
        "tree-partial",
    ),
    "headings of another level": (lambda files: retold(files, **{"heading-level": 3}), "tree-stale"),
    "another version and a word": (
        lambda files: retold(in_file(POLICY, "do not sell", "do sell")(files), version="9.9.9"),
        "tree-altered",
    ),
    "no corrected manifest": (lambda files: files | {POLICY: files[POLICY] + b" "}, "tree-altered"),
}
"""What is done to a tree, and the rule that tells it."""


@pytest.mark.parametrize("name", ATTACKS)
def test_a_doctored_tree_does_not_go_out(name: str, released: House, site: Files, tmp_path: Path) -> None:
    attack, rule = ATTACKS[name]
    folder = written(attack(dict(site)), tmp_path / "tree")
    assert publish(released, tmp_path / "www").exit_code == 0
    result = publish(released, tmp_path / "www", "--from", folder)
    assert result.exit_code == 4 and "= help: " in result.stderr, result.output
    assert rule in findings(result)
    assert shown(tmp_path / "www") == site
    assert verify(folder, "--expect", digest(site["manifest.json"])).exit_code == 1
    assert verify(folder, "--expect", newest(released)).exit_code in {1, 5}


@pytest.fixture(scope="module")
def doctored(released: House, site: Files, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A copy of the site to be altered, outside of the project, and a folder in which the site is published."""
    place = tmp_path_factory.mktemp("doctored")
    with without_engine():
        assert publish(released, place / "www").exit_code == 0
    return written(site, place / "tree"), place / "www"


@given(draw=st.randoms(use_true_random=True), forger=st.sampled_from(FORGERS))
def test_a_tree_that_was_altered_at_random_goes_out_by_no_command_and_passes_by_no_hash(
    draw: random.Random, forger: Mutation, released: House, site: Files, doctored: tuple[Path, Path]
) -> None:
    folder, www = doctored
    forged = forger(draw, site)
    bring(folder, site, forged)
    try:
        result = publish(released, www, "--from", folder)
        by_site = verify(folder, "--expect", digest(site["manifest.json"]))
        by_edition = verify(folder, "--expect", newest(released))
    finally:
        bring(folder, forged, site)
    assert result.exit_code in {4, 5} and result.stderr, result.output
    assert shown(www) == site
    assert by_site.exit_code == 1 and by_edition.exit_code in {1, 5}, by_site.output + by_edition.output


# --- other trees than that of the day ---------------------------------------------------------------------------------


def assert_refused(result: Result, rule: str, says: str) -> None:
    assert result.exit_code == 4, result.output
    assert rule in findings(result) and says in result.stderr and "= help: " in result.stderr, result.output


def test_a_part_of_the_site_does_not_take_the_place_of_all_of_it(changing: House, site: Files, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert publish(changing, www).exit_code == 0
    assert changing.build(LAST, "--work", "policy", "--locale", "en", "--format", "html").exit_code == 0
    assert_refused(publish(changing, www), "tree-partial", "works policy; languages en; formats html")
    insisting = publish(changing, www, "--partial")
    assert_refused(insisting, "address-lost", "--retire zh-Hans/policy/2021-06-30")
    assert "tree-partial" not in findings(insisting)
    gone = site.keys() - files_of(changing.root / "output").keys()
    lost = {path.rpartition("/")[0] for path in gone if not is_for_programs(path)}
    assert lost and all(f"--retire {folder}`" in insisting.stderr for folder in lost)
    assert shown(www) == site
    assert publish(changing, www, "--partial", *(f"--retire={folder}" for folder in lost)).exit_code == 0
    assert publish(changing, tmp_path / "new", "--partial").exit_code == 0, "where nothing dies, it is enough to insist"


def test_an_address_of_which_only_a_file_dies_is_told_with_it(changing: House, site: Files, tmp_path: Path) -> None:
    written(relisted(site | {"en/policy/old.html": b"<p>"}), tmp_path / "www")
    assert_refused(publish(changing, tmp_path / "www"), "address-lost", "addresses would lead nowhere: old.html")
    retired = publish(changing, tmp_path / "www", "--retire", "en/policy/old.html")
    assert retired.exit_code == 4 and "no receipt.jsonl tells of it" in retired.stderr
    assert publish(changing, tmp_path / "www", "--retire", "en/policy/old.html", "--overwrite").exit_code == 0


def test_a_receipt_that_cannot_be_read_ends_as_what_must_not_be_published(changing: House, tmp_path: Path) -> None:
    www = tmp_path / "www"
    www.mkdir()
    (www / "receipt.jsonl").symlink_to("nothing")
    result = publish(changing, www)
    assert result.exit_code == 4 and "receipt.jsonl" in result.stderr, result.output


@pytest.mark.parametrize("day", ["2021-06-30", "2022-03-01", "2022-12-31"])
def test_a_tree_of_an_older_day_does_not_go_out(day: str, changing: House, site: Files, tmp_path: Path) -> None:
    assert changing.build(day).exit_code == 0
    assert_refused(publish(changing, tmp_path / "www"), "tree-outdated", f"before the edition {LAST} was released")
    assert publish(changing, tmp_path / "of-its-day", day=day).exit_code == 0
    written(site, tmp_path / "live")
    assert_refused(publish(changing, tmp_path / "live", day=day), "tree-outdated", f"shows the edition {LAST}")
    assert shown(tmp_path / "live") == site


def test_the_site_of_the_eve_does_not_go_out_on_the_day_of_a_flip(changing: House, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert changing.build(EVE).exit_code == 0
    assert publish(changing, www, day=EVE).exit_code == 0
    assert_refused(publish(changing, www, day=FLIP), "tree-altered", "and on 2023-02-01 2023-01-01 is in force")
    eve = shown(www)
    assert changing.build(FLIP).exit_code == 0
    assert publish(changing, www, day=FLIP).exit_code == 0
    back = publish(changing, www, "--from", written(eve, tmp_path / "eve"), day=EVE)
    assert_refused(back, "tree-outdated", "this tree the older one 2022-06-01")


def test_the_site_of_an_older_checkout_does_not_go_out_over_a_newer_one(
    changing: House, site: Files, tmp_path: Path
) -> None:
    written(site, tmp_path / "www")
    shutil.rmtree(changing.folder(LAST))
    assert changing.build(LAST).exit_code == 0
    assert_refused(publish(changing, tmp_path / "www"), "tree-outdated", "bring editions/ up to date")
    assert_refused(publish(changing, tmp_path / "new", "--from", tmp_path / "www"), "tree-outdated", LAST)


def test_an_older_checkout_is_told_by_the_receipt_where_the_manifest_was_altered(
    changing: House, site: Files, tmp_path: Path
) -> None:
    """The manifest at the target is made that of the old checkout's tree; the receipt knows what readers saw."""
    www = tmp_path / "www"
    assert publish(changing, www).exit_code == 0
    shutil.rmtree(changing.folder(LAST))
    assert changing.build(LAST).exit_code == 0
    (www / MANIFEST).write_bytes((changing.root / "output" / MANIFEST).read_bytes())
    before = shown(www)
    for insisting in ((), ("--overwrite",)):
        assert_refused(publish(changing, www, *insisting), "tree-outdated", f"the edition {LAST}")
    assert shown(www) == before


def other_project(root: Path) -> House:
    made = house(root)
    made.edit(("facts.yaml", "en: Acme", "en: Zenith"))
    assert made.take(HISTORY[0]).exit_code == 0
    assert made.build(LAST).exit_code == 0
    return made


def test_the_site_of_another_project_does_not_go_out(released: House, site: Files, tmp_path: Path) -> None:
    other = other_project(tmp_path / "other")
    result = publish(released, tmp_path / "www", "--from", other.root / "output")
    assert_refused(result, "tree-foreign", "is of another project")
    written(site, tmp_path / "www")
    assert_refused(publish(other, tmp_path / "www"), "tree-foreign", "shows the site of another project")
    assert shown(tmp_path / "www") == site


def test_a_draft_does_not_go_out_and_no_text_that_was_never_released(changing: House, tmp_path: Path) -> None:
    assert changing.build(LAST, "--draft", "--format", "html,json").exit_code == 0
    assert_refused(publish(changing, tmp_path / "www"), "tree-draft", "without --draft")
    fresh = house(tmp_path / "fresh")
    fresh.enter(HISTORY[0].entry)
    assert fresh.build(LAST, "--format", "html,json").exit_code == 0
    assert_refused(publish(fresh, tmp_path / "www"), "tree-unreleased", "clausebook release")
    assert not (tmp_path / "www").exists()


def test_a_tree_of_other_templates_does_not_go_out(changing: House, tmp_path: Path) -> None:
    (changing.root / "templates").mkdir()
    (changing.root / "templates/screen.css").write_text("p { color: red; }\n", encoding="utf-8")
    assert_refused(publish(changing, tmp_path / "www"), "tree-stale", "clausebook build")
    assert changing.build(LAST).exit_code == 0
    assert publish(changing, tmp_path / "www").exit_code == 0


def test_a_tree_of_damaged_editions_does_not_go_out(changing: House, tmp_path: Path) -> None:
    text = changing.folder(LAST) / "en.policy.json"
    text.write_bytes(text.read_bytes().replace(b"10 days", b"99 days"))
    assert_refused(publish(changing, tmp_path / "www"), "edition-damaged", "en.policy.json")


def test_where_another_version_printed_the_pages_the_words_alone_are_proven(
    changing: House, site: Files, tmp_path: Path
) -> None:
    for number, version in enumerate(("9.9.9", None)):
        folder = written(retold(site, version=version), tmp_path / str(number))
        result = publish(changing, tmp_path / "www", "--from", folder)
        assert result.exit_code == 5 and findings(result) == ["pages-unproved"], result.output
    assert not (tmp_path / "www").exists()


def test_a_text_that_was_withdrawn_keeps_its_page_and_no_more(changing: House, tmp_path: Path) -> None:
    www = tmp_path / "www"
    for day in ("2022-10-31", "2022-11-01"):
        assert changing.build(day).exit_code == 0
        result = publish(changing, www, day=day)
        assert result.exit_code == 0, result.output
    assert not (www / "en/addendum/addendum.pdf").exists() and (www / "en/addendum/index.html").exists()


def test_an_address_that_moves_leads_on_and_is_not_dead(changing: House, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert publish(changing, www).exit_code == 0
    settings = changing.root / "clausebook.yaml"
    settings.write_text(settings.read_text("utf-8") + "paths: {policy: {en: privacy}}\n", encoding="utf-8")
    changing.enter(entry("2023-03-01", "policy: {change: reviewed, summary: {en: Read again., zh-Hans: 复核。}}"))
    assert (result := changing.release("2023-03-01")).exit_code == 0, result.output
    assert changing.build("2023-03-01").exit_code == 0
    assert publish(changing, www, day="2023-03-01").exit_code == 0
    assert (www / "privacy/index.html").exists() and (www / OLD / "index.html").exists()
    assert "url=../../privacy/" in (www / "en/policy/index.html").read_text("utf-8")


# --- what `verify` says of a site -------------------------------------------------------------------------------------


def verify(*arguments: str | Path, day: str = LAST) -> Result:
    return run("verify", *arguments, "--as-of", day)


def newest(made: House) -> str:
    frozen = made.archive().newest
    assert frozen
    return frozen.sha256


def test_in_a_project_verify_holds_the_site_against_it(changing: House, tmp_path: Path) -> None:
    output = changing.root / "output"
    for place in (changing.root, output):
        assert verify(place).exit_code == 0
    assert changing.build(EVE).exit_code == 0
    for place in (changing.root, output):
        stale = verify(place, day=FLIP)
        assert stale.exit_code == 1 and "on 2023-02-01 2023-01-01 is in force" in stale.stderr
    assert changing.build("2022-12-31").exit_code == 0
    for place in (changing.root, output):
        assert "before the edition 2023-01-01 was released" in verify(place).stderr
    (changing.root / "templates").mkdir()
    assert changing.build(LAST).exit_code == 0
    (changing.root / "templates/screen.css").write_text("p { color: red; }\n", encoding="utf-8")
    assert findings(verify(changing.root)) == ["tree-stale"]


@pytest.mark.parametrize("name", ["a script on a page", "a rule that hides the clauses", "another address for mail"])
def test_a_doctored_page_passes_by_no_hash(name: str, changing: House, site: Files, tmp_path: Path) -> None:
    doctored = ATTACKS[name][0](dict(site))
    outside = written(doctored, tmp_path / "copy")
    assert verify(outside, "--expect", digest(site["manifest.json"])).exit_code == 1
    by_edition = verify(outside, "--expect", newest(changing))
    assert by_edition.exit_code == 5 and findings(by_edition) == ["pages-unproved"]
    inside = verify(written(doctored, changing.root / "copy"), "--expect", newest(changing))
    assert inside.exit_code == 1 and findings(inside) == ["tree-stale"]


def test_the_hash_of_a_site_proves_its_pages_wherever_it_lies(released: House, site: Files, tmp_path: Path) -> None:
    outside = written(site, tmp_path / "copy")
    assert verify(outside, "--expect", digest(site["manifest.json"])).exit_code == 0
    assert verify(outside).exit_code == 0
    assert verify(outside, "--expect", newest(released)).exit_code == 5
    assert verify(released.root / "output", "--expect", newest(released)).exit_code == 0


def test_verify_tells_what_another_version_printed(changing: House, site: Files) -> None:
    (changing.root / "output/manifest.json").write_bytes(retold(site, version="9.9.9")["manifest.json"])
    result = verify(changing.root)
    assert result.exit_code == 5 and findings(result) == ["pages-unproved"]
