"""Publishing: whether a built tree may go out, how it is put where readers are served from, and the record of it.

admission   whether a tree may go out at all
expected    a tree against what this day's build would hold
live        a tree against what the target shows now
told        what a manifest says of its editions, and which project it is of
target      what a target is, and what it is handed
targets     the kinds of targets
placing     a tree put in place file by file
survey      what lies at a target, and what a publication would do to it
receipt     the record of what was published at a target
hand_over   one publication from the first look to the copy of the receipt
"""
