"""The nouns of the line, frozen: what is written (`written`, `library`), what people read (`document`, `artifact`).

No module here does anything: they hold values, and the stages turn one into the next.
"""
