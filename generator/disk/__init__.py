"""Files as they lie on a disk, whoever put them there. Nothing here knows a clause.

reading    the one door through which files are read that somebody else could have placed
listing    what is below a folder, no link followed
tree       a published tree, and whether it is still what its manifest says
sapling    a tree while it is made
"""
