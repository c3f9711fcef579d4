"""What one lawyer changed, sent to another as one file, and taken in there against what she changed meanwhile.

In: a project with the texts that it began with. Out: a file to send, or the texts that a file leaves. Nothing is
written but what a project began with.

    base        the texts that a project shares with others
    parcel      the file that is sent; what comes in may be hostile
    merge       three texts of one file: by block of a clause, by key of a registry
    receiving   what becomes of each file
    redlines    what a parcel changes, for readers
"""
