"""A built tree put where readers are served from, and the record of it.

target      what a target is, and what it is handed
targets     the kinds of targets
placing     a tree put in place file by file
survey      what lies at a target, and what a publication would do to it
receipt     the record of what was published at a target
hand_over   one publication from the first look to the copy of the receipt
"""
