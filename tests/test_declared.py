"""What an app declares is read from its own files, with the place of each thing; what is none of them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.disk.declared_files import MOST_FILES, read_declared_files
from generator.model.declared import Declared
from generator.model.diagnostics import Diagnostic
from generator.model.source import Source
from generator.operations.build import read
from generator.parse.declared import read_declared
from generator.parse.known import known
from tests.support import MINIMAL, advice, said

MANIFEST = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- 扫码用的相机 -->
<manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools">
  <uses-permission
      android:name="android.permission.CAMERA"
      android:maxSdkVersion="28"/>
  <uses-permission-sdk-23 android:name="android.permission.READ_CONTACTS"/>
  <uses-permission android:name="android.permission.READ_SMS" tools:node="remove"/>
  <application><meta-data android:name="android.permission.CALL_PHONE"/></application>
</manifest>
"""
APPLE = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'
PRIVACY = f"""\
<?xml version="1.0" encoding="UTF-8"?>
{APPLE}
<plist version="1.0">
<dict>
  <key>NSPrivacyTracking</key>
  <true/>
  <key>NSPrivacyTrackingDomains</key>
  <array><string>ads.example.com</string></array>
  <key>NSPrivacyCollectedDataTypes</key>
  <array>
    <dict>
      <key>NSPrivacyCollectedDataType</key>
      <string>NSPrivacyCollectedDataTypeDeviceID</string>
      <key>NSPrivacyCollectedDataTypeLinked</key>
      <true/>
      <key>NSPrivacyCollectedDataTypeTracking</key>
      <false/>
      <key>NSPrivacyCollectedDataTypePurposes</key>
      <array>
        <string>NSPrivacyCollectedDataTypePurposeAnalytics</string>
        <string>NSPrivacyCollectedDataTypePurposeAppFunctionality</string>
      </array>
    </dict>
  </array>
</dict>
</plist>
"""
FORM = """\
Question ID (machine readable),Response ID (machine readable),Response value,Answer requirement,Label
PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true,MULTIPLE_CHOICE,"Personal info / =HYPERLINK(""http://x"")"
PSL_DATA_TYPES_PERSONAL,PSL_NAME,,MULTIPLE_CHOICE,Personal info / Name
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_SHARED,TRUE,,
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_SHARING_PURPOSE,PSL_ADVERTISING,true,,
PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_COLLECTION_PURPOSE,PSL_ANALYTICS,true,,
"""


def declared(text: str) -> tuple[Declared, ...]:
    found, wrong = read_declared((Source(path="declared/file", text=text),))
    assert not wrong
    return found


def refused(text: str) -> Diagnostic:
    found, (wrong,) = read_declared((Source(path="declared/file", text=text),))
    assert not found
    assert all(advice(wrong))
    return wrong


def test_permissions_of_a_manifest_stand_at_their_name() -> None:
    camera, contacts = declared(MANIFEST)
    assert (camera.kind, camera.name, camera.platform) == ("permission", "android.permission.CAMERA", "android")
    assert (camera.span.text, camera.span.first().line, camera.details) == (camera.name, 5, {"up-to": "28"})
    assert (contacts.name, contacts.span.first().line) == ("android.permission.READ_CONTACTS", 7)


def test_a_permission_written_with_an_entity_is_read_and_stands_at_its_element() -> None:
    (one,) = declared(
        MANIFEST.replace("permission.CAMERA", "permission&#46;CAMERA").partition("  <uses-permission-")[0]
        + "</manifest>"
    )
    assert one.name == "android.permission.CAMERA"
    assert one.span.first().line == 4


def test_a_property_list_tells_permissions_with_what_the_person_is_told() -> None:
    camera = "<key>NSCameraUsageDescription</key><string>扫码</string>"
    text = f"{APPLE}<plist><dict><key>CFBundleName</key><string>A</string>\n{camera}</dict></plist>"
    (one,) = declared(text)
    assert (one.name, one.platform, one.details) == ("NSCameraUsageDescription", "ios", {"says": "扫码"})
    assert (one.span.text, one.span.first().line) == (one.name, 2)


def test_a_key_that_no_inventory_could_have_is_no_permission() -> None:
    keys = "".join(
        f"<key>{key}UsageDescription</key><string>A</string>" for key in ("NS Camera", "NS: {x}", "", "NSReal")
    )
    assert [one.name for one in declared(f"<plist><dict>{keys}</dict></plist>")] == ["NSRealUsageDescription"]


def test_a_privacy_manifest_tells_tracking_domains_and_data() -> None:
    tracking, domain, data = declared(PRIVACY)
    assert (tracking.kind, tracking.span.first().line) == ("tracking", 5)
    assert (domain.kind, domain.name) == ("domain", "ads.example.com")
    assert (data.kind, data.name, data.span.first().line) == ("data", "NSPrivacyCollectedDataTypeDeviceID", 13)
    assert data.details == {"linked": "yes", "purposes": "Analytics, AppFunctionality"}


def test_tracking_that_is_denied_is_not_declared() -> None:
    assert not [one for one in declared(PRIVACY.replace("<true/>", "<false/>")) if one.kind == "tracking"]


def test_the_form_of_the_play_console_tells_what_is_answered_with_true() -> None:
    (one,) = declared(FORM)
    assert (one.kind, one.name, one.span.first().line) == ("data", "PSL_EMAIL", 2)
    assert one.details == {"shared": "yes", "tracking": "yes", "purposes": "ADVERTISING, ANALYTICS"}


LISTS = {
    "gradle": (
        "# This is a Gradle generated file for dependency locking.\ncom.umeng.umsdk:common:9.6=release\nempty=x\n",
        ["com.umeng.umsdk:common"],
    ),
    "npm 3": (
        '{"name": "shop", "lockfileVersion": 3, "packages": {\n  "": {"name": "shop", "dependencies": {"left": "1"}},\n'
        '  "node_modules/@sentry/browser": {\n    "version": "7"},\n'
        '  "node_modules/@sentry/cli": {\n    "version": "2",\n    "dev": true,\n    "bin": {"a": "b"}},\n'
        '  "node_modules/a/node_modules/mixpanel-browser": {\n    "version": "2"}\n}}',
        ["@sentry/browser", "mixpanel-browser"],
    ),
    "npm 1": (
        '{\n  "lockfileVersion": 1,\n  "dependencies": {\n    "@sentry/browser": {\n      "version": "7",\n'
        '      "requires": {\n        "left": "1"\n      }\n    }\n  }\n}',
        ["@sentry/browser"],
    ),
    "yarn": (
        '# yarn lockfile v1\n\n"@sentry/browser@^7":\n  version "7"\nleft@1, left@2:\n  dependencies:\n    right "1"\n',
        ["@sentry/browser", "left"],
    ),
    "pnpm": (
        "lockfileVersion: '9.0'\npackages:\n  '@sentry/browser@7.0.0':\n    resolution: {}\n"
        "  left@1.0.0:\n  /right/1.0.0:\n",
        ["@sentry/browser", "left", "right"],
    ),
    "pods": (
        'PODS:\n  - UMCommon (7.3.5)\n  - "GoogleUtilities/NSData+zlib (7.11.0)":\n    - Inner\n\n'
        "DEPENDENCIES:\n  - UMCommon\n",
        ["UMCommon", "GoogleUtilities"],
    ),
    "swift": (
        '{"pins" : [{"identity" : "x",\n  "location" : "https://github.com/BranchMetrics/ios-branch.git"}],'
        ' "version" : 2}',
        ["github.com/branchmetrics/ios-branch"],
    ),
    "pub": (
        '# Generated by pub\npackages:\n  jpush_flutter:\n    dependency: "direct main"\n'
        "    description:\n      name: x\n",
        ["jpush_flutter"],
    ),
}


@pytest.mark.parametrize("text, names", LISTS.values(), ids=LISTS)
def test_a_list_of_packages_names_each_once_at_its_place(text: str, names: list[str]) -> None:
    found = declared(text)
    assert [one.name for one in found] == names
    assert all(one.kind == "package" and one.span.text.lower() == one.name.lower() for one in found)


def test_a_text_that_is_nothing_of_it_is_told_what_is_read() -> None:
    for text in ("", "=cmd|' /C calc'!A0", "<html></html>", '{"pinned": 1}'):
        wrong = refused(text)
        assert wrong.message.id == "declared-unreadable.unknown"
        assert "Podfile.lock" in advice(wrong)[0]


BOMB = '<!DOCTYPE m [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>\n<manifest>&b;</manifest>'
ELSEWHERE = '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<manifest>&a;</manifest>'


@pytest.mark.parametrize(
    "text, id, line",
    [
        (BOMB, "entities", 1),
        (ELSEWHERE, "entities", 1),
        ("<manifest>\n" + "<a>" * 100, "deep", 2),
        ("<manifest>\n" + "<a/>" * 50_000, "deep", 2),
        ("<manifest>\n<a></b></manifest>", "no-xml", 2),
        ("<manifest>\n<a b='&undefined;'/></manifest>", "no-xml", 2),
        ("<manifest", "no-xml", 1),
    ],
)
def test_hostile_and_broken_xml_is_refused_at_its_place(text: str, id: str, line: int) -> None:
    wrong = refused(text)
    assert (wrong.message.id, wrong.span and wrong.span.first().line) == (f"declared-unreadable.{id}", line)


def test_a_long_text_is_read_in_one_pass() -> None:
    """Lines without an end, and a hundred thousand elements whose names stand nowhere in the text as they are read."""
    assert not declared('"lockfileVersion" "' + "node_modules/" * 200_000)
    rows = "PSL_DATA_TYPES_X,PSL_A,true\n" + "PSL_DATA_USAGE_RESPONSES:PSL_A:X_PURPOSE,PSL_B,true\n"
    assert len(declared("Question ID\n" + rows * 20_000)) == 1
    entry = '<uses-permission android:name="a&#46;b"/>'
    space = 'xmlns:android="http://schemas.android.com/apk/res/android"'
    assert len(declared(f"<manifest {space}>{entry * 20_000}</manifest>")) == 1


def project(root: Path, **files: bytes) -> Path:
    for name, text in MINIMAL.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace("\n        ", "\n").strip(" "), encoding="utf-8")
    (root / "declared").mkdir()
    for name, data in files.items():
        (root / "declared" / name.replace("_", ".")).write_bytes(data)
    return root


def test_a_text_in_utf_16_and_with_any_line_breaks_is_read(tmp_path: Path) -> None:
    wide = MANIFEST.replace("\n", "\r\n").replace("utf-8", "utf-16").encode("utf-16")
    texts, found = read_declared_files(project(tmp_path, manifest_xml=wide))
    assert not found
    assert [one.span.first().line for one in read_declared(tuple(texts.values()))[0]] == [5, 7]


@pytest.mark.parametrize(
    "data, words",
    [
        (b"bplist00\xd1\x01\x02", "plutil"),
        (b"\x03\x00\x08\x00\x10\x00", "app/src/main"),
        (b"<manifest>\xff</manifest>", "UTF-8"),
        (b"x" * (8 * 2**20 + 1), ""),
    ],
    ids=["binary plist", "compiled manifest", "no text", "too large"],
)
def test_what_has_no_text_is_a_finding_that_says_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    texts, (wrong,) = read_declared_files(project(tmp_path, file_xml=data))
    assert not texts
    assert words in " ".join(advice(wrong))


def test_a_link_out_of_the_project_and_more_files_than_an_app_has_are_not_read(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "secret.xml").write_text(MANIFEST, encoding="utf-8")
    (root / "declared" / "a.xml").symlink_to(tmp_path / "secret.xml")
    for number in range(MOST_FILES + 5):
        (root / "declared" / f"b{number:03}.csv").write_text(FORM, encoding="utf-8")
    texts, (escaped, many) = read_declared_files(root)
    assert (escaped.rule, many.rule) == ("path-escapes", "too-many-files")
    assert len(texts) == MOST_FILES - 1


def test_a_project_knows_what_its_app_declares_and_what_of_it_cannot_be_read(tmp_path: Path) -> None:
    reading = read(project(tmp_path, app_xml=MANIFEST.encode(), notes_txt=b"x", other_json=b"{}"), None)
    assert reading.library
    assert [one.name for one in reading.library.declared] == [
        "android.permission.CAMERA",
        "android.permission.READ_CONTACTS",
    ]
    (wrong,) = [one for one in reading.diagnostics if one.rule.startswith("declared")]
    assert wrong.span and wrong.span.source.path == "declared/other.json"
    assert "nothing here knows" in said(wrong)


# --- the kept lists ---------------------------------------------------------------------------------------------------


def test_an_sdk_is_known_by_a_package_or_the_longest_beginning() -> None:
    kept = known()
    assert len(kept.sdks) >= 60
    assert kept.sdk_of("com.umeng.umsdk:common") == "umeng-analytics"
    assert kept.sdk_of("com.umeng.umsdk:xiaomi-push") == "xiaomi-push"
    assert kept.sdk_of("@sentry/react-native") == "sentry"
    assert (kept.sdk_of("Heap"), kept.sdk_of("heap")) == ("heap", None)  # a pod, and a data structure of npm


def test_no_package_stands_for_two_sdks_and_every_text_has_both_languages() -> None:
    kept = known()
    packages = [package for sdk in kept.sdks.values() for package in sdk.packages]
    assert len(packages) == len(set(packages))
    texts = [text for sdk in kept.sdks.values() for text in (sdk.name, sdk.provider, sdk.about)]
    assert all(text.keys() == {"en", "zh-Hans"} for text in (*texts, *kept.permissions.values()))
