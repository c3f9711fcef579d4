"""The templates of a Site, compiled once a run, and what went wrong in one as a finding. The only door to Jinja2.

In: a Site, the name of a template and values for it. Out: text, or a Diagnostic at the template's line. Values are
escaped unless they are Markup; a name that a template misspells is an error, never nothing. Templates belong to the
project, yet they may come from a stranger's change: they run in Jinja2's sandbox and read no file by themselves.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..model.diagnostics import Diagnostic, RefusalError, error
from ..model.source import Source, Span, line_starts, line_text
from .site import Site

_FAULTS = (
    TemplateError,
    RefusalError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)


class BrokenTemplateError(Exception):
    """A template that cannot be printed; `diagnostic` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def fill(site: Site, name: str, **values: object) -> str:
    """Return the template `name` filled with values. Raises BrokenTemplateError."""
    try:
        return filled(site.templates, name, **values)
    except _FAULTS as cause:
        raise BrokenTemplateError(_diagnostic(site, name, cause)) from cause


def filled(templates: Mapping[str, Source], name: str, **values: object) -> str:
    """Return one of these templates filled with values; raises whatever it raises, for those that are our own."""
    return _environment(tuple(templates.items())).get_template(name).render(values)


def asset(site: Site, name: str) -> str:
    """Return the text of a style sheet. Raises BrokenTemplateError where there is none."""
    if name not in site.templates:
        raise BrokenTemplateError(error("template-error.no-template", None, name=name))
    return site.templates[name].text


def css_string(text: str) -> str:
    """Return text as a CSS string; every character that could end one or begin something else is a number."""
    escaped = (char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(escaped)}"'


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, Source], ...]) -> ImmutableSandboxedEnvironment:
    """Return Jinja2 with these templates; Sites that have the same share it: a preview makes a Site on every save."""
    from jinja2 import FunctionLoader

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(partial(_load, dict(templates))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _load(templates: Mapping[str, Source], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    source = templates.get(name)
    return (source.text, source.path, lambda: True) if source else None


def _diagnostic(site: Site, name: str, cause: Exception) -> Diagnostic:
    """Return the finding for what a template raised; re-raise what no template is to blame for."""
    if isinstance(cause, TemplateNotFound):
        return error("template-error.no-template", _first_line(site, name), name=str(cause.name))
    place = _place(site, cause)
    if place is None:
        raise cause
    message = cause.message if isinstance(cause, TemplateError | RefusalError) and cause.message else str(cause)
    fault = error("template-error.fault", _line_span(*place), text=message or type(cause).__name__)
    return fault.with_help("template-error.mend")


def _first_line(site: Site, name: str) -> Span | None:
    return site.templates[name].whole() if name in site.templates else None


def _place(site: Site, cause: Exception) -> tuple[Source, int] | None:
    """Return the template and the line where it failed: Jinja2 puts them into the traceback."""
    sources = {source.path: source for source in site.templates.values()}
    if isinstance(cause, TemplateSyntaxError) and cause.filename in sources:
        return sources[cause.filename], cause.lineno
    frames = [frame for frame in traceback.extract_tb(cause.__traceback__) if frame.filename in sources]
    return (sources[frames[-1].filename], frames[-1].lineno or 1) if frames else None


def _line_span(source: Source, line: int) -> Span:
    text = line_text(source, line)
    start = line_starts(source.text)[line - 1] + len(text) - len(text.lstrip())
    return source.span(start, start + len(text.strip()))
