"""Texts for translators and back: XLIFF and PO with codes, a memory of accepted pairs, the terms.

In: a project and a language, or files that came back. Out: files to send, or the clause files that they change.

    coded       a run as words and codes, and back as Markdown
    units       what there is to translate, and how it stands
    labels      the titles and descriptions of works
    sending     what is sent, with notes and counts
    xliff       XLIFF 1.2; po: PO; memory: TMX and TBX
    returned    what becomes of each unit that came back
    deliveries  what was taken before, and may be corrected
    bring       the clause files that change
"""
