"""WeasyPrint, set up so that only our own fonts and nothing from outside reach a page.

In: HTML, style sheets, the files of the fonts. Out: a laid-out PDF as bytes and what the engine logged. It opens no
address and no file but the fonts, and knows no Document.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache, lru_cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..disk.workers import environment
from ..localize.fonts import fontconfig
from ..model.diagnostics import Message, RefusalError
from .overflow import Overflow, overflows

LOGO = "data:image/svg+xml;base64,"
"""How the address of a logo begins that stands in a page for paper."""
_DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_INSTALL: Mapping[str, str] = {
    "apt-get": f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {_DEBIAN}",
    "dnf": "sudo dnf install -y pango harfbuzz",
    "pacman": "sudo pacman -S --needed pango harfbuzz",
    "apk": "sudo apk add pango harfbuzz-subset",
    "zypper": "sudo zypper install -y libpango-1_0-0 libharfbuzz-subset0",
    "brew": "brew install pango harfbuzz",
}
_SEARCHED = re.compile(r"\n|  Additionally, ")
"""Stands behind what cffi says of a library: where else it looked."""
_WINDOWS = Message("missing-library.windows")
_UNNAMED = Message("missing-library.debian-packages", packages=_DEBIAN)


class MissingLibrary(RefusalError):  # noqa: N818 - it is a state of the machine, which callers report as such
    """The engine cannot start here; `remedy` is the command for this system."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.remedy = _remedy()


class EngineError(RefusalError):
    """The engine gave up on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one PDF is made of. `base_url` makes relative links absolute; `house` is the style sheet all PDFs share."""

    html: str
    base_url: str
    house: str
    own: str
    fonts: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that travels inside the PDF, as its source; `day` is an ISO date."""

    name: str
    description: str
    data: bytes
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A PDF, every warning or error that the engine logged on the way, and what leaves the type area."""

    data: bytes
    log: tuple[str, ...]
    overflows: tuple[Overflow, ...]


Finisher = Callable[[Any, Any], None]
"""Called with the engine's document and the pydyf tree of the PDF right before it is written."""


def load_engine() -> str:
    """Import the engine and return its name and version, with those of Pango.

    Raises MissingLibrary where the machine lacks a native library.
    """
    weasyprint = _engine()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()  # 15012 is 1.50.12
    return f"WeasyPrint {weasyprint.__version__}, Pango {number // 10000}.{number // 100 % 100}.{number % 100}"


def print_sheet(sheet: Sheet, finisher: Finisher, identifier: str, enclosures: Sequence[Enclosure]) -> Print:
    """Return the PDF of a sheet as PDF/A-3u with tags. Raises EngineError, and MissingLibrary."""
    weasyprint = _engine()
    with _listening() as log, _nothing_fetched(), _uncollected(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its colour profile open
        page = weasyprint.HTML(string=sheet.html, base_url=sheet.base_url, url_fetcher=_fetcher())
        styles = [_style_sheet(sheet.house), weasyprint.CSS(string=sheet.own, url_fetcher=_fetcher())]
        laid_out = _lay_out(page, styles, _fonts(sheet.fonts))
        data = laid_out.write_pdf(
            pdf_variant="pdf/a-3u",
            pdf_tags=True,
            pdf_identifier=identifier.encode("ascii"),
            attachments=[_attachment(enclosure) for enclosure in enclosures],
            finisher=finisher,
        )
        wide = overflows(laid_out.pages, page.etree_element)
    return Print(data=data, log=tuple(log), overflows=wide)


def _lay_out(page: Any, styles: list[Any], fonts: Any) -> Any:
    """Lay out a page. What the engine raises over odd markup or a project's style sheet is its own affair to name."""
    try:
        return page.render(font_config=fonts, stylesheets=styles, pdf_variant="pdf/a-3u", pdf_tags=True)
    except MemoryError:
        raise  # the limit of this process, and no fault of the markup
    except Exception as cause:
        raise EngineError("pdf-engine.layout", fault=type(cause).__name__, cause=str(cause)) from cause


@cache
def _engine() -> Any:
    """Import WeasyPrint. It prints advice of its own where a library is missing; we give ours."""
    try:
        with redirect_stdout(StringIO()), _nothing_searched(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as cause:
        raise MissingLibrary(Message("missing-library.said", text=_SEARCHED.split(str(cause))[0])) from cause
    if harfbuzz_subset is None:
        raise MissingLibrary(Message("missing-library.harfbuzz"))
    return weasyprint


@contextmanager
def _nothing_searched() -> Iterator[None]:
    """Let libraries be opened by the names that the dynamic linker knows, which are among those that the engine tries.

    For any other name cffi asks ctypes, and on ELF systems that runs ldconfig, a compiler and a linker from PATH.
    """
    if sys.platform in ("darwin", "win32"):
        yield
        return
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the name that callers may use
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _remedy() -> Message:
    if getattr(sys, "frozen", False):  # in the folder for a laptop, whose owner installs nothing
        return Message("missing-library.elsewhere")
    if sys.platform == "win32":
        return _WINDOWS
    wanted = ("brew",) if sys.platform == "darwin" else tuple(_INSTALL)
    command = next((_INSTALL[tool] for tool in wanted if shutil.which(tool)), None)
    return Message("missing-library.command", command=command) if command else _UNNAMED


@lru_cache(maxsize=4)
def _style_sheet(text: str) -> Any:
    return _engine().CSS(string=text, url_fetcher=_fetcher())


@lru_cache(maxsize=4)
def _fonts(files: tuple[Path, ...]) -> Any:
    """Return the engine's fonts: those of `files` and no other, whatever else lies in their folders.

    fontconfig reads the variable whenever a configuration is made, so it does not matter who imported the engine
    before us; and nobody after us finds the variable changed.
    """
    from weasyprint.text import ffi
    from weasyprint.text.fonts import FontConfiguration

    with TemporaryDirectory(prefix="clausebook-fonts-") as room:  # all is in memory when it is gone
        config = Path(room, "fonts.conf")
        config.write_text(fontconfig(Path(room, "cache")), encoding="utf-8")
        with environment("FONTCONFIG_FILE", str(config)):
            fonts = FontConfiguration()
    for file in files:
        if not ffi.fontconfig.FcConfigAppFontAddFile(fonts._config, os.fsencode(file.as_posix())):
            raise EngineError("pdf-engine.font", file=file.name)
    ffi.pangoft2.pango_fc_font_map_config_changed(ffi.ffi.cast("PangoFcFontMap *", fonts.font_map))
    return fonts


@cache
def _fetcher() -> Any:
    """Return a fetcher that refuses all but a logo in the page itself: a page brings along what it shows."""
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url.startswith(LOGO):
                return super().fetch(url, headers)
            raise ValueError(f"nothing is fetched while printing: {url}")

    return Refusing(fail_on_errors=True, allow_redirects=False, allowed_protocols=("data",))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage while a page is laid out: all its boxes live to the end, and looking takes a quarter."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _nothing_fetched() -> Iterator[None]:
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as cause:
        raise EngineError("pdf-engine.said", text=str(cause.__cause__ or cause)) from cause


def _attachment(enclosure: Enclosure) -> Any:
    from datetime import datetime

    day = datetime.fromisoformat(enclosure.day)
    return _engine().Attachment(
        string=enclosure.data,
        name=enclosure.name,
        description=enclosure.description,
        created=day,
        modified=day,
        relationship="Source",
        url_fetcher=_fetcher(),
    )


class _Ear(logging.Handler):
    """Keeps every message from a warning upwards, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:  # type: ignore[explicit-override]
        self.heard[record.getMessage()] = None


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Give a list that holds, at the end, what the engine and its font tools logged."""
    log: list[str] = []
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(ear)
    try:
        yield log
    finally:
        for logger in loggers:
            logger.removeHandler(ear)
        log.extend(ear.heard)
