"""What a draft leaves behind: blanks that nobody filled in, passages not translated, words not approved as they are."""
