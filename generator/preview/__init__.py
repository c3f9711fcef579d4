"""The desk: the draft in a browser, on this machine only, shown in place when a file is saved.

In: a project's folder and a port. Out: a web server on the loopback address. What it shows are the bytes that a build
would publish, unaltered, in a frame; nothing of the desk is in them.

    draft        one state of the draft: pages, findings, the last state without errors
    views        the pages that are shown, by address
    export       the same pages as a folder that needs no server, with an overview
    printing     files that are printed when somebody asks for one
    findings     findings with their excerpts, and the passages of pages that they are about
    mending      what a person does about a finding
    place        where a person stands: the query of the address
    panels       the parts of the desk's own page, from templates
    editor       the panel in which a text is changed; entry_form: facts and the changelog in it, as forms
    standing     the panel of how the text stands: states, what is due, uses
    duties       the panel of what the law asks, and tags of clauses; coverage: the same as a page that stands alone
    actions      the panel of what a person can do
    choosing     what may be chosen in a field, in words
    verbs        commands of the command line as forms, and their arguments
    wording      messages of the command line in the words of the desk
    running      verbs that run, each in a process of its own
    sources      files of the project, read and written over what was read
    stage        the newest draft, and the loop that follows every save
    guard        who may ask what, and connections that end
    application  what is answered at each address
    server       the web server
    start        the page to begin on, before a project is open
"""

from __future__ import annotations

from .server import serve
from .verbs import DeskSettings, Verb, VerbField

__all__ = ["DeskSettings", "Verb", "VerbField", "serve"]
