#!/usr/bin/env bash
# What a new user's machine would say: a bare Debian in a folder, a clone of this checkout in it, and commands run there.
#
#   fresh.sh [SUITE] [COMMAND]…      bookworm, `make build` and `make test` where nothing else is said
#
# Of this machine it takes what leads to the registries: mirror, proxies, certificates, settings of pip. CI and the text
# that CLAUSEBOOK_REFERENCE names are handed in. KEEP=folder keeps the bare Debian as a tarball for the next run.
# FRESH_DEBIAN=list has other packages than those in it, FRESH_FOLDER=folder hands one more folder in, beside the clone.
# All of it happens in namespaces of its own: however a run ends, its processes and mounts end with it.
# Exit code 1 where a command failed, 3 and one line of reason where this machine cannot do it.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
debian="${FRESH_DEBIAN:-ca-certificates,git,make,python3,python3-venv}" # what README.md takes for granted, and git to fetch the project with
suite="${1:-bookworm}"
[ $# -lt 2 ] || commands=("${@:2}")
[ $# -ge 2 ] || commands=("make build" "make test")

cannot() {
  echo "No bare Debian on this machine: $1" >&2
  exit 3
}

# ------------------------------------------------------------------------------------ outside of the namespaces

need() {
  [ "$(uname -s)" = Linux ] || cannot "it takes Linux"
  [ "$(id -u)" -eq 0 ] || cannot "it takes root"
  if ! command -v debootstrap >/dev/null || [ ! -f "$keyring" ]; then
    command -v apt-get >/dev/null || cannot "debootstrap is missing, and there is no apt-get to install it"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq debootstrap debian-archive-keyring; } \
      >/dev/null 2>&1 || cannot "debootstrap is missing, and apt-get cannot install it"
  fi
  for tool in git setpriv unshare; do command -v "$tool" >/dev/null || cannot "$tool is missing"; done
  unshare --mount --pid --fork true 2>/dev/null || cannot "it may not make namespaces of its own"
}

enclose() { # run this script again in a folder and namespaces that end with it
  FRESH_ROOM="$(mktemp -d)"
  export FRESH_ROOM
  trap 'rm -rf --one-file-system "$FRESH_ROOM"' EXIT
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child \
    bash "${BASH_SOURCE[0]}" "$suite" "${commands[@]}" </dev/null &
  inside=$!
  # the first process in there, with which all others end; only then does the folder hold still
  trap 'kill -KILL $(</proc/$inside/task/$inside/children); wait "$inside"' HUP INT TERM
  wait "$inside"
}

# ------------------------------------------------------------------------------------ inside of them

say() { echo "[$suite, $SECONDS s] $*"; }

mirror() { # where a Debian takes its packages from; debootstrap knows another place for all other systems
  grep -qx ID=debian /etc/os-release || return 0
  apt-get indextargets --format '$(COMPONENT) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "main" && $2 !~ /-/ && $3 ~ /^https?:/ { print $3; exit }'
}

bootstrap() {
  local log="$FRESH_ROOM/log" kept="${KEEP:+$KEEP/$suite${FRESH_DEBIAN:+-$FRESH_DEBIAN}.tar}"
  mkdir "$root"
  if [ -f "$kept" ]; then
    tar -xf "$kept" -C "$root"
    return
  fi
  # shellcheck disable=SC2046 # no mirror is no argument
  debootstrap --variant=minbase --keyring="$keyring" --include="$debian" "$suite" "$root" $(mirror) >"$log" 2>&1 ||
    { tail -n 15 "$log" >&2 && exit 1; }
  if [ -n "$kept" ]; then
    mkdir -p "$KEEP"
    tar -cf "$kept.part" -C "$root" --one-file-system .
    mv "$kept.part" "$kept"
  fi
}

pip_settings() { # registry and trust as pip here knows them, from its files and from the environment, which comes last
  "${PYTHON:-python3}" -m pip config list 2>/dev/null | sort -r | grep -v file: |
    sed -nE "s/^(global|install|:env:)\.(index-url|extra-index-url|trusted-host|proxy|cert|default-timeout)='(.*)'$/\2=\3/p" |
    while IFS='=' read -r name value; do
      name="${name//-/_}"
      echo "PIP_${name^^}=$value"
    done
}

settings() { # one NAME=value a line
  local name
  for name in CI {http,https,no}_proxy {HTTP,HTTPS,NO}_PROXY SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE; do
    [ -z "${!name:-}" ] || echo "$name=${!name}"
  done
  pip_settings || true
}

hand_in() { # name resolution, trust, the project, the text that tests read
  local file
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  apt-config dump Acquire | grep -E '^Acquire::(https?::|Check-|Retries)' >"$root/etc/apt/apt.conf.d/99host" || true
  for file in /etc/ssl/certs /usr/local/share/ca-certificates $(settings | sed -nE 's/^(SSL|REQUESTS|PIP)_[A-Z_]*C[AE][A-Z_]*=//p'); do
    [ ! -e "$file" ] || cp -rL --parents --remove-destination "$file" "$root"
  done
  [ -z "${CLAUSEBOOK_REFERENCE:-}" ] || cp "$CLAUSEBOOK_REFERENCE" "$root/srv/reference.txt"
  [ -z "${FRESH_FOLDER:-}" ] || cp -R "$FRESH_FOLDER" "$root/srv/"
  mkdir -p "$root/usr/sbin"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no package starts a service in there
  chmod 755 "$root/usr/sbin/policy-rc.d"
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fresh" # the folder is thrown away; half the time of apt-get is fsync
  git clone -q --no-hardlinks "$here" "$root/srv/project"
  [ -z "$(git -C "$here" status --porcelain)" ] || say "what is not committed is not in it"
}

run() { # a shell lets what it starts in the background ignore an interrupt; commands in there hear it again
  local known
  mapfile -t known < <(settings)
  [ -z "${CLAUSEBOOK_REFERENCE:-}" ] || known+=(CLAUSEBOOK_REFERENCE=/srv/reference.txt)
  chroot "$root" env -i --default-signal=INT,QUIT PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "${known[@]}" \
    bash -c "cd /srv/project && $1"
}

if [ -z "${FRESH_ROOM:-}" ] || [ $$ -ne 1 ]; then # nothing is mounted but by the first process of a namespace
  need
  enclose
  exit
fi

root="$FRESH_ROOM/root"
say "debootstrap"
bootstrap
hand_in
mount --bind "$root" "$root" # a file system of its own, so that the tests in there may make namespaces, too
mount -t proc proc "$root/proc"
mount -t devpts -o gid=5,mode=620,ptmxmode=666 devpts "$root/dev/pts"
mount -t tmpfs tmpfs "$root/dev/shm"
for command in "${commands[@]}"; do
  say "$command"
  run "$command" || { code=$? && say "$command: exit $code" && exit 1; }
done
