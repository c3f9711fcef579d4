"""What is wrong with the brand of a project: templates for older blocks, files that nobody can show, faint colours.

In: a Project and its settings. Out: findings. Nothing is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..disk.project import Project
from ..model.diagnostics import Diagnostic, did_you_mean, error, warning
from ..model.library import Settings
from ..model.theme import Theme
from ..parse.pictures import judge_file
from ..render.contrast import faint
from ..render.overrides import misfits

_HEAVY = 64 * 1024
"""Bytes of a logo or an icon, which every page loads: one that is drawn takes a tenth."""


def brand_faults(project: Project, settings: Settings) -> Iterator[Diagnostic]:
    """Yield all that is wrong with templates, files and colours of a project."""
    yield from misfits(project.templates)
    for path, data in project.static.items():
        yield from judge_file(path, data)
    yield from _files(settings.theme, project.static)
    yield from faint(settings.theme, project.static, project.templates["screen.css"].text)


def _files(theme: Theme, static: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for chosen in dict.fromkeys(theme.files):
        size = len(static.get(chosen.text, b""))
        if chosen.text not in static:
            finding = error("static-missing.file", chosen.span, file=chosen.text)
            yield finding.with_help(did_you_mean(chosen.text, static)).with_help("static-missing.put")
        elif size > _HEAVY and not chosen.text.endswith(".woff2"):
            finding = warning("static-heavy.picture", chosen.span, file=chosen.text, size=size // 1024)
            yield finding.with_help("static-heavy.export", most=_HEAVY // 1024)


def hosts_allowed(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return the hosts that the pages of a project may load from, by directive."""
    return tuple((directive, host) for directive, hosts in settings.csp.items() for host in hosts)
