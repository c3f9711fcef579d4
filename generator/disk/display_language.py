"""The language that a system shows its windows in, where that is no matter of the environment: Windows and macOS.

In: the settings of the system. Out: a locale or a tag, "" where there is none to be found.
"""

from __future__ import annotations

import plistlib
import sys
from locale import windows_locale
from pathlib import Path

from .reading import LARGEST_TEXT, UnreadableFileError, read_file


def display_language() -> str:
    """Return the language of the windows: what is started by a click has no locale in its environment."""
    return {"win32": _of_windows, "darwin": _of_macos}.get(sys.platform, str)()


def _of_windows() -> str:
    import ctypes

    number: int = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009 - there on Windows alone
    return windows_locale.get(number, "")


def _of_macos() -> str:
    """Return the first language of the settings."""
    try:
        kept = read_file(Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist", LARGEST_TEXT)
        return str(plistlib.loads(kept)["AppleLanguages"][0])
    except (UnreadableFileError, LookupError, ValueError, TypeError):
        return ""
