#!/usr/bin/env bash
# What pip cannot install. `system.sh run` looks for what printing needs, `test` for what the tests need too, `look` for
# what pictures of the pages need on top, `fonts` for what the fonts are made from,
# `faults` for what makes calls of the system fail.
# It looks for the things themselves, not for packages, so that a machine that has them from elsewhere passes.
# Missing things are installed when we may do so without asking; otherwise the command is printed, exit code 3.
set -euo pipefail

what="${1:-test}"
debian=() brew=()

lacking() { # lacking DEBIAN-PACKAGE… [-- HOMEBREW-PACKAGE…]; each name is one element, so no list is ever one name
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    debian+=("$1")
    shift
  done
  while [ $# -gt 1 ]; do
    brew+=("$2")
    shift
  done
}

has_command() { command -v "$1" >/dev/null; }
has_library() { # the dynamic linker's list on Linux, which Debian keeps off the path of users; Homebrew's folders on macOS
  PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null | grep -F "$1.so" >/dev/null && return
  compgen -G "/opt/homebrew/lib/$1*.dylib" >/dev/null || compgen -G "/usr/local/lib/$1*.dylib" >/dev/null
}
has_browser() {
  [ -x "${CLAUSEBOOK_BROWSER:-}" ] && return
  command -v chromium chromium-browser google-chrome >/dev/null && return
  [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}
has_java() { java -version >/dev/null 2>&1; } # macOS has a `java` that only says there is none
has_office() { # LibreOffice with its windows (without them it has no view of a text), and UNO under the Python of the system
  local windows=../share/config/soffice.cfg/modules/swriter/ui
  has_command soffice && [ -d "$(dirname "$(readlink -f "$(command -v soffice)")")/$windows" ] &&
    /usr/bin/python3 -c "import uno" 2>/dev/null
}
has_chinese_font() { fc-list :lang=zh 2>/dev/null | grep . >/dev/null; }

has_library libpango-1.0 || lacking libpango-1.0-0 -- pango
has_library libpangoft2-1.0 || lacking libpangoft2-1.0-0 -- pango
has_library libharfbuzz-subset || lacking libharfbuzz-subset0 -- harfbuzz
if [ "$what" = test ] || [ "$what" = look ]; then
  has_command git || lacking git -- git
  has_command ssh-keygen || lacking openssh-client -- openssh
  has_command rsync || lacking rsync -- rsync
  has_command openssl || lacking openssl -- openssl
  has_command jq || lacking jq -- jq # the comment of a pipeline of GitLab is made by it
  has_command pdftoppm || lacking poppler-utils -- poppler
  has_command hunspell || lacking hunspell hunspell-en-us -- hunspell
  has_browser || lacking chromium -- chromium
  has_java || lacking default-jre-headless -- temurin
  if has_command apt-get; then
    has_library libatomic || lacking libatomic1 # the driver of Playwright is linked against it
    # Word files are read and written by LibreOffice, calls of the system made to fail by strace; elsewhere the tests
    # that want them say that they are skipped
    has_office || lacking libreoffice-writer python3-uno
    has_command strace || lacking strace
    # tests run it for one connection each, as the superuser; its package is installed where none may start a service,
    # as in images of containers
    has_command sshd || [ ! -e /usr/sbin/policy-rc.d ] || lacking openssh-server
  fi
fi
if [ "$what" = look ]; then # a browser sets a web page in the fonts of its host
  has_chinese_font || lacking fontconfig fonts-noto-cjk -- fontconfig font-noto-serif-cjk-sc
fi
if [ "$what" = faults ]; then # there is none but on Linux
  has_command strace || lacking strace -- strace
fi
if [ "$what" = fonts ]; then
  [ -d /usr/share/fonts/opentype/noto ] || lacking fonts-noto-cjk
  [ -d /usr/share/unicode ] || lacking unicode-data
fi
[ ${#debian[@]} -eq 0 ] && exit 0

unattended=() # nobody to ask on a machine of continuous integration: there, what may become root does
if [ "$(id -u)" -ne 0 ] && [ "${CI:-}" = true ] && sudo -n true 2>/dev/null; then unattended=(sudo -n); fi

if command -v apt-get >/dev/null; then
  if [ "$(id -u)" -eq 0 ] || [ ${#unattended[@]} -gt 0 ]; then
    echo "Installing what is missing here: ${debian[*]}" >&2
    ${unattended[@]+"${unattended[@]}"} apt-get update -qq >&2
    ${unattended[@]+"${unattended[@]}"} env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${debian[@]}" >&2
    exit 0
  fi
  advice="sudo apt-get update && sudo apt-get install -y --no-install-recommends ${debian[*]}"
elif command -v brew >/dev/null; then
  if [ "${CI:-}" = true ]; then
    HOMEBREW_NO_AUTO_UPDATE=1 brew install --quiet "${brew[@]}" >&2
    exit 0
  fi
  advice="brew install ${brew[*]}"
else
  advice="install what these Debian packages hold: ${debian[*]}"
fi
printf 'Something is missing on this machine. Run this, then the same task again:\n  %s\n' "$advice" >&2
exit 3
