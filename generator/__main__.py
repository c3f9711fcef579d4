"""`python -m generator` is the command `clausebook`."""

from .cli import main

main()
