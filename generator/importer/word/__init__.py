"""A Word file that we sent out and that came back: what was changed in it by whom, and what of it comes in.

In: the bytes of the file, and the project. Out: what came back of each clause, and the files of the project as changes
that were accepted leave them. Nothing is written. Which line is which, and how new words take the place of old ones, is
told by `update`.

    revisions   tracked changes, and the file with some of them made
    anchors     where each clause stands
    around      what was changed before the clauses, at head and foot of pages
    returned    the file against the text of the project that it is
    merge       what the file changed, made in the text as it is here today
    facts       a fact that somebody changed: asked, and answered
    proof       the text as it would be against the file, in words
    accept      the files that change; decisions
    account     what came back of each clause; comments: those of the file as threads
"""
