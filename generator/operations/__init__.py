"""What a command does, without printing: each module takes what was read and gives back texts, files or findings.

rendering          Documents in formats, in one process or in several
locating           where in the sources stands what does not fit on paper
reading            a project as far as it was read, and what the site of a day is made of
build              the line up to the Documents of the working text
orders             what a build is to print: the working text, or the frozen texts of a day
branding           what is wrong with the templates, files and colours of a project
beside             the words that pages have beside what the package prints
published          the tree of a day from frozen editions
comparison         two states of a project compared, and each redline as it is printed
reader_notice      what readers are told of a change
record             what the editions say of a day, and what proves it
extent             how much of a site a tree holds
publication        a tree that may go out put where readers are served from, and the record of it
first_edition      the entry of the first edition where nobody wrote one, and entries that are frozen in turn
release            the newest entry held against the text, and the edition frozen from it
bilingual          a text in several languages beside each other
coverage           what the texts answer of the law, as programs and tables read it, and likely clauses
columns_verification    whether a page of several languages says what the page of each says
comments           what was said of the text, written down and shown where it belongs
ledger             how every clause stands in every language
edition_verification  what an edition keeps beside a text held against the text
listings           which pages of a tree list editions or compare them
tree_places        what stands under which address of a published site
site_verification  a published site held against its editions
page_verification  a page or PDF that somebody has, held against an edition
approvals          who approved the words of a text, what proves it, and whom a release lacks
attestations       signatures and time stamps over editions, made and held against them
scaffold           new projects, works, clauses and languages
editing            where a passage is written, what a fact is used for, and what may be put into a text
declaring          what files of the app declare, written into the inventory
baseline           findings that a team lives with for now
waiving            a waiver written above the block that a finding is about
fix                the findings that have one right correction, corrected
answers            what each command answers to programs
machine            what the machine has of what Clausebook needs
"""
