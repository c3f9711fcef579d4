#!/usr/bin/env bash
# What pip cannot install. `system.sh run` looks for what printing needs, `system.sh test` for what the tests need too.
# It looks for the things themselves, not for packages, so that a machine that has them from elsewhere passes.
# Missing things are installed on Debian and Ubuntu when we are root; otherwise the command is printed, exit code 3.
set -euo pipefail

what="${1:-test}"
debian=() brew=()

has_library() { # the dynamic linker's list on Linux, Homebrew's folders on macOS
  ldconfig -p 2>/dev/null | grep -F "$1.so" >/dev/null && return
  compgen -G "/opt/homebrew/lib/$1*.dylib" >/dev/null || compgen -G "/usr/local/lib/$1*.dylib" >/dev/null
}
want_library() { has_library "$1" || { debian+=("$2") brew+=("$3"); }; }
want_command() { command -v "$1" >/dev/null || { debian+=("$2") brew+=("$3"); }; }

has_browser() {
  [ -x "${CLAUSEBOOK_BROWSER:-}" ] && return
  command -v chromium chromium-browser google-chrome >/dev/null && return
  [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}
has_java() { java -version >/dev/null 2>&1; } # macOS has a `java` that only says there is none

want_library libpango-1.0 libpango-1.0-0 pango
want_library libpangoft2-1.0 libpangoft2-1.0-0 pango
want_library libharfbuzz-subset libharfbuzz-subset0 harfbuzz
if [ "$what" = test ]; then
  want_command git git git
  want_command pdftoppm poppler-utils poppler
  has_browser || { debian+=(chromium) brew+=(--cask chromium); }
  has_java || { debian+=(default-jre-headless) brew+=(--cask temurin); }
fi
[ ${#debian[@]} -eq 0 ] && exit 0

if command -v apt-get >/dev/null; then
  install="apt-get install -y --no-install-recommends ${debian[*]}"
  if [ "$(id -u)" -eq 0 ]; then
    echo "Installing what printing and the tests need: ${debian[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends "${debian[@]}" >&2
    exit 0
  fi
  advice="sudo apt-get update && sudo $install"
elif command -v brew >/dev/null; then
  advice="brew install $(printf '%s\n' "${brew[@]}" | awk '!seen[$0]++' | paste -sd' ' -)"
else
  advice="install what these Debian packages hold: ${debian[*]}"
fi
printf 'Something is missing on this machine. Run this, then the same task again:\n  %s\n' "$advice" >&2
exit 3
