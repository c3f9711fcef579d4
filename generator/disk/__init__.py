"""Files and folders as they lie on a disk, whoever put them there, and the processes beside this one.

project    a project's folder opened, the package's own files, the day and the settings of the environment
reading    the one way to read files that somebody else could have placed
chosen_files  which files below a folder of a project are read, and the bytes of those that pages show
declared_files  what an app itself declares, and the kept lists that it is compared with
display_language  the language that Windows and macOS show their windows in
listing    what is below a folder, no link followed
folders    folders of this machine for who chooses one, and the projects that were open lately
atomic     one file written whole or not at all
zips       an entry of a zip file, bounded, and what tells that one is damaged
written    a text in the line breaks of the file that it replaces
output     a whole tree written, or nothing of it
staging    a tree while it is made
workspace  where a tree is made, beside its place
swap       a tree put into place of another
tree       a published tree, and whether it is still what its manifest says
locks      folders held by one run at a time
workers    tasks shared by a pool of processes
git        what git knows of a file, and a new repository
commands   other programs that a publication needs
openssh    signatures by ssh-keygen
fetching   pages of the web that somebody named
timestamps time stamps by openssl and an authority
origin     where this Clausebook was installed from
"""
