"""Lists and sentences: whether a text is whole."""
