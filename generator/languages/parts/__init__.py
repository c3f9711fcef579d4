"""What a pack can know of its language, concern by concern. The classes say what; the packs have the data.

A concern that a pack lacks is None there: what needs it says nothing about texts in that language.
"""
