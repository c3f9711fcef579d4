"""Both languages: what one text says and the other does not."""
