"""The nouns of the line, frozen: what is written (`written`, `library`), what people read (`document`, `artifact`).

The modules hold values, and the ways to walk through them; the stages turn one into the next.
"""
