"""What LibreOffice makes of Word files: one office for many of them, asked line by line.

    /usr/bin/python3 tests/uno_oracle.py FOLDER

Each line of the input is a request in JSON: the `path` of a file, the `edits` to make in it with tracking on and by
which `author`, whether to "accept" or "reject" its tracked `changes`, where to `save` it. Each line of the output is
what the office then sees in it, or a `fault`: why it sees nothing. FOLDER holds its profile. The office ends with this
process, and this process with its input.

It runs under the Python of the system, the one that has UNO, and shares no code with what writes the files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.uno import Exception as UnoError
from com.sun.star.util import DateTime

DOCX = "MS Word 2007 XML"
CHANGES = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
COMMENT = "com.sun.star.text.textfield.Annotation"
TABLE = "com.sun.star.text.TextTable"


class Office:
    """A LibreOffice with a profile of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        pipe = f"clausebook-{os.getpid()}"
        profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
        quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
        self.process = subprocess.Popen(
            ["soffice", *quiet, profile, f"--accept=pipe,name={pipe};urp;"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.context = self._connected(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def _connected(self, address: str) -> Any:
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
        for _ in range(1200):
            with suppress(NoConnectException):
                return resolver.resolve(address)
            sleep(0.05)
        sys.exit("LibreOffice does not answer")

    def service(self, name: str, *arguments: object) -> Any:
        manager = self.context.ServiceManager
        return manager.createInstanceWithArgumentsAndContext(name, arguments, self.context)

    def dispatch(self, document: Any, command: str) -> None:
        dispatcher = self.service("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())

    def answer(self, request: dict) -> dict:
        """Return what is seen of a file after its edits were made and its tracked changes accepted or rejected."""
        self._sign(request.get("author", ""))
        how = (_value("Hidden", True), _value("FilterName", DOCX))  # else what is no Word file is read as plain text
        document = self.desktop.loadComponentFromURL(_url(request["path"]), "_blank", 0, how)
        if document is None:
            raise LookupError("no Word file")
        try:
            for edit in request.get("edits", ()):
                document.RecordChanges = True
                EDITS[edit["do"]](self, document, _found(document, edit["find"]), edit)
            if request.get("changes"):
                self.dispatch(document, CHANGES[request["changes"]])
            if request.get("save"):
                document.storeToURL(_url(request["save"]), (_value("FilterName", DOCX),))
            return _seen(document)
        finally:
            document.close(True)

    def _sign(self, author: str) -> None:
        """Let what is edited from now on be by this author."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        place = _value("nodepath", "/org.openoffice.UserProfile/Data")
        data = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (place,))
        data.replaceByName("givenname", author)
        data.commitChanges()

    def close(self) -> None:
        with suppress(UnoError):
            self.desktop.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.process.kill()


def _url(path: str) -> str:
    return Path(path).resolve().as_uri()


def _value(name: str, value: object) -> Any:
    return PropertyValue(Name=name, Value=value)


# --- what it sees -----------------------------------------------------------------------------------------------------


def _seen(document: Any) -> dict:
    notes = (document.Footnotes.getByIndex(number) for number in range(document.Footnotes.Count))
    return {
        "paragraphs": list(_paragraphs(document.Text, ())),
        "margins": [line for text in _margins(document) for line in _paragraphs(text, ())],
        "notes": [line for note in notes for line in _paragraphs(note, ())],
        "redlines": list(map(_redline, _all(document.Redlines))),
        "comments": [_comment(field) for field in _all(document.TextFields) if field.supportsService(COMMENT)],
        "bookmarks": {one: document.Bookmarks.getByName(one).Anchor.String for one in document.Bookmarks.ElementNames},
    }


def _all(found: Any) -> Iterator[Any]:
    elements = found.createEnumeration()
    while elements.hasMoreElements():
        yield elements.nextElement()


def _paragraphs(text: Any, cell: tuple[int | str, ...]) -> Iterator[dict]:
    """Yield the paragraphs of a text in order; `cell` is where in the tables around it they stand."""
    for number, part in enumerate(_all(text)):
        if part.supportsService(TABLE):
            for name in part.CellNames:
                yield from _paragraphs(part.getCellByName(name), (*cell, number, name))
        else:
            yield {"text": part.String, "number": part.ListLabelString, "style": part.ParaStyleName, "cell": cell}


def _margins(document: Any) -> Iterator[Any]:
    styles = document.StyleFamilies.getByName("PageStyles")
    for style in map(styles.getByName, styles.ElementNames):
        if style.isInUse():
            yield from (style.HeaderText,) if style.HeaderIsOn else ()
            yield from (style.FooterText,) if style.FooterIsOn else ()


def _redline(one: Any) -> dict:
    return {
        "kind": one.getPropertyValue("RedlineType"),
        "author": one.getPropertyValue("RedlineAuthor"),
        "day": _day(one.getPropertyValue("RedlineDateTime")),
    }


def _comment(field: Any) -> dict:
    return {
        "author": field.Author,
        "day": _day(field.DateTimeValue),
        "text": field.Content,
        "resolved": field.Resolved,
        "passage": field.Anchor.String,
    }


def _day(moment: Any) -> str:
    return f"{moment.Year:04}-{moment.Month:02}-{moment.Day:02}"


# --- what it edits ----------------------------------------------------------------------------------------------------


def _found(document: Any, passage: str) -> Any:
    """Return the first place that says this; it begins and ends in one paragraph."""
    wanted = document.createSearchDescriptor()
    wanted.SearchString, wanted.SearchCaseSensitive = passage, True
    place = document.findFirst(wanted)
    if place is None:
        raise LookupError(f"nothing says {passage!r}")
    return place


def _replace(office: Office, document: Any, place: Any, edit: dict) -> None:
    place.String = edit["text"]


def _insert(office: Office, document: Any, place: Any, edit: dict) -> None:
    place.Text.insertString(place.End, edit["text"], False)


def _insert_paragraph(office: Office, document: Any, place: Any, edit: dict) -> None:
    """Add a paragraph behind that of the place."""
    cursor = place.Text.createTextCursorByRange(place)
    cursor.gotoEndOfParagraph(False)
    place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    place.Text.insertString(cursor, edit["text"], False)


def _delete_paragraph(office: Office, document: Any, place: Any, edit: dict) -> None:
    cursor = place.Text.createTextCursorByRange(place)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoNextParagraph(True)
    cursor.String = ""


def _raise_paragraph(office: Office, document: Any, place: Any, edit: dict) -> None:
    """Move the paragraph of the place up by one, as a person does by the keyboard."""
    document.CurrentController.ViewCursor.gotoRange(place, False)
    office.dispatch(document, ".uno:MoveUp")


def _comment_on(office: Office, document: Any, place: Any, edit: dict) -> None:
    comment = document.createInstance(COMMENT)
    comment.Author, comment.Content = edit["author"], edit["text"]
    comment.DateTimeValue = DateTime(Year=2026, Month=3, Day=5)
    place.Text.insertTextContent(place, comment, True)


EDITS = {
    "replace": _replace,
    "insert": _insert,
    "insert-paragraph": _insert_paragraph,
    "delete-paragraph": _delete_paragraph,
    "raise-paragraph": _raise_paragraph,
    "comment": _comment_on,
}


def main() -> None:
    office = Office(Path(sys.argv[1]))
    try:
        for line in sys.stdin:
            try:
                answer = office.answer(json.loads(line))
            except (UnoError, LookupError) as error:
                answer = {"fault": f"{type(error).__name__}: {error}"}
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    finally:
        office.close()


if __name__ == "__main__":
    main()
