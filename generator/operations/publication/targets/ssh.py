"""A folder of another machine, by rsync over ssh: `ssh://[USER@]HOST[:PORT]/PATH`.

The other machine needs a POSIX shell, rsync and what every Linux has. The tree is sent beside the folder and takes its
place in one step where that machine can exchange two names and the user may; else files are put in place, each by
rsync's own renaming. What a publication must not overwrite is looked at there, at the last moment, under a lock.
"""

from __future__ import annotations

import os
import shlex
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ....disk.commands import CommandError, run
from ....disk.tree import CONTROL, MANIFEST, RECEIPT, digest
from ..placing import place
from ..target import PENDING, PREVIOUS, Delivery, PublicationError, Served, refuse_late, served_from

_OVERTAKEN = 9
"""How the script ends where another manifest lies there than was seen."""

_SCRIPT = rf"""
set -eu
export LC_ALL=C
folder=$(readlink -f -- "$2" || echo "$2")
parent=$(dirname -- "$folder") name=$(basename -- "$folder")
beside=$parent/.$name.clausebook
inside=$folder/{PREVIOUS} pending=$folder/{PENDING} stage=$beside-new-${{3:-}}

swap() {{
  mv --exchange -T -- "$1" "$2" 2>/dev/null || python3 -c 'import ctypes, os, sys
one, other = map(os.fsencode, sys.argv[1:])
sys.exit(ctypes.CDLL(None).renameat2(-100, one, -100, other, 2) != 0)' "$1" "$2" 2>/dev/null
}}
others() {{ # what no list of files tells: empty folders, pipes, devices
  find "$1" -mindepth 1 -path "$1/{CONTROL}" -prune -o \( -type d -empty -o ! -type d ! -type f ! -type l \) -print
}}
given() {{
  base64 -d <<'END OF WHAT IS GIVEN'
@GIVEN@
END OF WHAT IS GIVEN
}}
late() {{ # what came into a tree since it was looked at
  given | sort -z >"$2"
  {{ cd "$1"; find . -mindepth 1 -path ./{CONTROL} -prune -o \( ! -type d -o -empty \) -printf '%P\0'; }} |
    sort -z | comm -z -23 - "$2"
}}
may_swap() {{
  [ -w "$parent" ] && [ ! -k "$parent" ] && ! mountpoint -q "$folder" || return 1
  [ "$(id -u)" = 0 ] || {{ [ -O "$folder" ] && id -G | grep -qw "$(stat -c %g "$folder")"; }} || return 1
  [ -z "$(others "$folder" | head -c 1)" ] || return 1
  try=$(mktemp -d "$beside-new-try.XXXXXX") && mkdir "$try/a" "$try/b" && swap "$try/a" "$try/b" && code=0 || code=1
  rm -rf "$try"
  return $code
}}
sum() {{ if [ -e "$1" ]; then sha256sum <"$1" | cut -d ' ' -f 1; else echo none; fi; }}
check() {{
  exec 8<"$1"
  flock 8
  [ "$(sum "$folder/{MANIFEST}")" = "$2" ] && [ "$(sum "$pending")" = "$3" ] || exit {_OVERTAKEN}
}}
case $1 in
look)
  [ ! -d "$folder" ] || {{
    may_swap && how=swap || how=place
    echo "$how $(stat -c '%a %u %g' "$folder") $(id -u)"
  }} ;;
previous)
  if [ -d "$inside" ]; then echo "$inside"; elif [ -d "$beside-previous" ]; then echo "$beside-previous"; fi ;;
stage)
  mkdir -p "$parent"
  find "$parent" -maxdepth 1 -name ".$name.clausebook-new-*" -mtime +0 -exec rm -rf {{}} +
  mkdir "$stage"
  echo "$stage" ;;
switch)
  check "$parent" "$4" "$5"
  sync -f "$stage" 2>/dev/null || sync
  if [ -d "$folder" ]; then
    chown -R --reference="$folder" "$stage"
    swap "$stage" "$folder"
    late "$stage" "$stage.known" >"$stage.late"
    rm "$stage.known"
    if [ -s "$stage.late" ]; then
      swap "$stage" "$folder"
      cat "$stage.late"
      rm -rf "$stage" "$stage.late"
      exit
    fi
    rm -rf "$stage/{CONTROL}" "$stage.late"
    if [ -e "$stage/{MANIFEST}" ]; then
      rm -rf "$beside-previous"
      mv "$stage" "$beside-previous"
    else
      rm -rf "$stage"
    fi
  else
    mv -T "$stage" "$folder"
  fi ;;
check)
  check "$folder" "$4" "$5" ;;
keep)
  check "$folder" "$4" "$5"
  [ ! -L "$folder/{CONTROL}" ] && [ -d "$folder/{CONTROL}" ] || rm -f "$folder/{CONTROL}"
  mkdir -p "$folder/{CONTROL}"
  chmod --reference="$folder" "$folder/{CONTROL}"
  if [ -e "$folder/{MANIFEST}" ]; then
    rm -rf "$inside"
    rsync -a --exclude=/{CONTROL} "$folder/" "$inside/"
  fi
  given >"$pending.new"
  chmod 644 "$pending.new"
  chown --reference="$folder" "$folder/{CONTROL}" "$pending.new" 2>/dev/null || :
  mv "$pending.new" "$pending" ;;
remove)
  cd "$folder"
  given | xargs -0 -r sh -c 'for path; do
    above=$(dirname -- "$path")
    [ "$(realpath -q -- "$above")" = "$(realpath -s -- "$above")" ] || continue # it is reached by a link
    rm -f -- "$path"
    rmdir -p -- "$above" 2>/dev/null || :
  done' sh ;;
esac
"""
"""What is done on the other machine: a verb, the folder, a name for this publication, hashes of what was seen there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SshTarget:
    """The machine, how `ssh` is called for it, and the folder there."""

    host: str
    ssh: tuple[str, ...]
    folder: str
    shared: bool = False

    def live(self, scratch: Path, near: Path) -> Served:
        """Return the files of a copy of the folder; files that are as they are in `near` are not sent."""
        scratch.mkdir(parents=True)
        if self.script("look"):
            like = ("-rl", "--checksum", f"--copy-dest={near.resolve()}", f"--exclude=/{PREVIOUS}/")
            self.rsync(*like, f"{self.host}:{self.folder}/", f"{scratch}/")
        return served_from(scratch)

    def previous(self, scratch: Path) -> Path:
        """Return a copy of the tree before."""
        scratch.mkdir(parents=True)
        there = self.script("previous")
        if there:
            self.rsync("-r", f"{self.host}:{there}/", f"{scratch}/")
        return scratch

    def put(self, delivery: Delivery) -> None:
        """Switch the folder where that may be, else put files in place."""
        files = _RemoteFiles(target=self, delivery=delivery, how=_how(self.script("look")))
        if files.how[0] == "swap" and not delivery.has_others:
            stage = files.script("stage")
            like = ("-rp", "--checksum", f"--copy-dest={self.folder}", f"--exclude=/{CONTROL}")
            self.rsync(*like, *files.modes, f"{delivery.folder}/", f"{self.host}:{stage}/")
            late = files.script("switch", encoded((*delivery.known, RECEIPT, MANIFEST)))
            refuse_late([*filter(None, late.split("\0"))])
        else:
            if delivery.resumes:
                files.script("check")
            place(files, delivery)

    def script(self, *words: str, given: str = "") -> str:
        """Do something on the other machine, with lines that are handed over, and return what it said."""
        verb, *rest = words
        called = shlex.join(["sh", "-s", "--", verb, self.folder, *rest])
        try:
            said = run(*self.ssh, self.host, called, given=_SCRIPT.replace("@GIVEN@", given).encode())
        except CommandError as cause:
            raise PublicationError("publish.overtaken") if cause.code == _OVERTAKEN else cause from cause
        return os.fsdecode(said).strip()

    def rsync(self, *arguments: str, given: str = "") -> None:
        """Let rsync send or fetch files."""
        run("rsync", "-s", "-e", shlex.join(self.ssh), *arguments, given=given.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class _RemoteFiles:
    """The files of the folder while a delivery is put; `how` is what was said of the folder."""

    target: SshTarget
    delivery: Delivery
    how: tuple[str, str, str, str, str]

    @property
    def name(self) -> str:
        """Return a name that no other publication has."""
        return digest(self.delivery.data(RECEIPT))[:12]

    @property
    def modes(self) -> tuple[str, ...]:
        """Return by which options files and folders are like the folder of the target."""
        _, mode, user, group, own = self.how
        owner = ("-og", f"--chown={user}:{group}") if own == "0" else ("-g", f"--chown=:{group}")
        return (f"--chmod=D{mode},F{int(mode, 8) & 0o666:o}", *(owner if user else ()))

    def keep(self) -> None:
        """Copy what is there to PREVIOUS, and say what has begun, unless somebody was quicker."""
        self.script("keep", b64encode(self.delivery.data(PENDING)).decode())

    def send(self, paths: Sequence[str]) -> None:
        """Write files; rsync makes each in CONTROL and renames it into its place."""
        if [*paths] in ([], [PENDING]):  # which `keep` has written
            return
        named = ("--force", "--from0", "--files-from=-", f"--temp-dir={self.target.folder}/{CONTROL}")
        ways = (f"{self.delivery.folder}/", f"{self.target.host}:{self.target.folder}/")
        self.target.rsync("-p", "--checksum", *named, *self.modes, *ways, given="\0".join(paths))

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, and folders that nothing is left in."""
        if paths:
            self.target.script("remove", given=encoded(paths))

    def script(self, verb: str, given: str = "") -> str:
        """Do something for this publication, with the hashes of what was seen, and return what the other side said."""
        seen = (digest(data) if data is not None else "none" for data in (self.delivery.before, self.delivery.pending))
        return self.target.script(verb, self.name, *seen, given=given)


def encoded(paths: Iterable[str]) -> str:
    """Return paths as text that a shell reads as nothing else, whatever names somebody gave his files."""
    return b64encode(b"".join(os.fsencode(path) + b"\0" for path in paths)).decode()


def _how(said: str) -> tuple[str, str, str, str, str]:
    """Return what the script said of a folder: the way, its mode, owner and group, and who asks; of none, a new one."""
    way, mode, user, group, own = said.split() if said else ("swap", "755", "", "", "")
    return way, mode, user, group, own
