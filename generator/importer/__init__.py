"""From the policy a company has to the clauses it can keep.

In: files of other programs. Out: a project of our formats that builds at once and has lost no word, with a report of
what was understood. Typos and foreign names stay as they are: they are findings for `check`.

    rough       what a reader hands on: lines and tables in order, with what the file says of them
    reading/    one module per file format; bytes to Rough, bounded
    draft       a document as it was understood: sections, dates, sign-off
    split       where each document of a file begins
    understand  lines to sections: headings, numbers, lists, tables
    topics      what headings are usually about: ids shared by languages, and which stands below which
    propose     facts, terms and cross-references in place of typed words
    plan        the proposal as YAML, to edit and to apply
    write       a draft as the files of a project
    proof       the words of the project against those of the file
    account     IMPORT.md
"""
