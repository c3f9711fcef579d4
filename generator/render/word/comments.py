"""Comments of a Word file: what a redline tells in words, and what people said of the text.

In: remarks on what is printed. Out: marks in a paragraph, and the parts `comments.xml` and `commentsExtended.xml`,
which says of each comment what it answers and whether it is settled (MS-DOCX 2.5.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.comments import Remark, Thread
from .file import WordComment, WordFile
from .runs import Look, print_text
from .xml import W14, W15, Element, mark_of, named, root, w


def remark(text: str, elements: Sequence[Element], file: WordFile) -> None:
    """Put a comment of the program at the first paragraph of elements; "" is none."""
    said = (Remark(author=file.author, day=file.document.modified, text=text),) if text else ()
    _put(said, elements, file, settled="0")


def discuss(thread: Thread, elements: Sequence[Element], file: WordFile) -> None:
    """Put a thread at the first paragraph of elements."""
    _put(thread.remarks, elements, file, settled="0" if thread.is_open else "1")


def _put(remarks: Sequence[Remark], elements: Sequence[Element], file: WordFile, settled: str) -> None:
    first = next(one for element in elements for one in element.iter(named("p")))
    change, thread = mark_of(first), 0
    for said in remarks:
        id = file.next_id()
        file.comments.append(WordComment(id=id, said=said, answers=thread, settled=settled))
        thread = thread or id
        first.insert(1, w("commentRangeStart", id=id))
        style = w("rPr", w("rStyle", val=file.style("annotation reference")))
        run = w("r", style, w("commentReference", id=id))
        first.extend((w("commentRangeEnd", id=id), file.changed(change, run) if change else run))


def comments_part(file: WordFile) -> Element:
    """Return the comments."""
    return root("comments", *(_comment(one, file) for one in file.comments))


def _comment(one: WordComment, file: WordFile) -> Element:
    said = one.said
    initials = "".join(word[0] for word in said.author.split()[:2])
    told = {"id": one.id, "author": said.author, "date": f"{said.day.isoformat()}T00:00:00Z", "initials": initials}
    made = w("comment", *_paragraphs(said.text, file), **told)
    made[-1].set(f"{{{W14}}}paraId", _paragraph_id(one.id))  # the last paragraph stands for the comment
    return made


def _paragraphs(text: str, file: WordFile) -> Iterator[Element]:
    look = Look(locale=file.document.locale)
    for line in text.split("\n"):
        yield w("p", w("pPr", w("pStyle", val=file.style("annotation text"))), *print_text(line, look, file))


def threads_part(file: WordFile) -> Element:
    """Return what says of each comment what it answers, and whether it is settled."""
    made = root("commentsEx", space=W15)
    for one in file.comments:
        told = {"paraId": _paragraph_id(one.id), "done": one.settled}
        told |= {"paraIdParent": _paragraph_id(one.answers)} if one.answers else {}
        made.append(
            made.makeelement(f"{{{W15}}}commentEx", {f"{{{W15}}}{name}": value for name, value in told.items()})
        )
    return made


def _paragraph_id(number: int) -> str:
    return f"{number:08X}"
