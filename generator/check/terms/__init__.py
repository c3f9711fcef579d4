"""Terms: one word for one thing, defined before it is used."""
