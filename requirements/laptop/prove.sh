#!/usr/bin/env bash
# What a person does with the folder for a laptop, who keeps it and her texts where paths have Chinese and blanks.
#
#   prove.sh FOLDER      the folder that `make laptop` made
#
# It takes bash and what Debian, macOS and Git for Windows have. Prints a line for each step; ends at the first that does
# not do what it should. Names of files are in the encoding of the system, what the program is told by its page in UTF-8.
set -euo pipefail

charset="$(locale charmap 2>/dev/null || true)"
[ "$charset" = GBK ] || charset=UTF-8
native() { printf %s "$1" | iconv -f UTF-8 -t "$charset"; }

home="$(mktemp -d)"
texts="$home/$(native '法务 资料')"
project="$texts/$(native '隐私政策')"
program="$texts" # PyInstaller's own code finds no way to a name that is not in UTF-8
[ "$charset" = UTF-8 ] || program="$home/programs"
mkdir -p "$texts" "$program"
cp -R "$1" "$program/"
console="$(find "$program" -name 'clausebook-console*' -type f | head -n 1)"
clicked="$(dirname "$console")/Clausebook${console##*clausebook-console}"
shown="$texts" # as the page names it
[ "$charset" = UTF-8 ] || shown="$home/法务 资料"
! command -v cygpath >/dev/null || shown="$(cygpath -w "$texts")"
export HOME="$home" APPDATA="$home" BROWSER=true CLAUSEBOOK_LANG=zh-Hans
cd "$texts"

say() { echo "[$charset, $SECONDS s] $*"; }
fail() {
  echo "not as it should be: $1" >&2
  [ $# -lt 2 ] || iconv -c -f "$charset" -t UTF-8 "$2" >&2
  exit 1
}
cb() { "$console" "$@" >"$home/out" 2>&1; }
tells() { # tells TEXT [FILE]
  LC_ALL=C grep -qF -- "$1" "${2:-$home/out}" || fail "no \"$1\"" "${2:-$home/out}"
}

# ------------------------------------------------------------------------------------------------ the page to begin on

click() { # no arguments, no terminal; the address is what the browser is opened with
  rm -f "$home/address"
  "$clicked" </dev/null >"$home/address" 2>"$home/out" &
  process=$!
  for _ in $(seq 120); do
    [ ! -s "$home/address" ] || break
    sleep 0.5
  done
  address="$(tr -d '\r\n' <"$home/address")"
  port="${address#http://127.0.0.1:}" && port="${port%%/*}" token="${address##*token=}"
  [ -n "$port" ] || fail "no page to begin on" "$home/out"
}

leave() {
  kill "$process"
  wait "$process" 2>/dev/null || true
}

fields() { # fields NAME VALUE…
  local body="" value
  while [ $# -gt 0 ]; do
    value="$(printf %s "$2" | od -An -tx1 | tr -d ' \n' | sed 's/../%&/g')"
    body="$body&$1=$value"
    shift 2
  done
  printf %s "${body#&}"
}

ask() { # ask METHOD PATH [BODY]
  local body="${3:-}"
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nX-Clausebook-Token: %s\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s' \
    "$1" "$2" "$port" "$token" "${#body}" "$body" >&3
  cat <&3 >"$home/answer"
  exec 3>&-
}

click
ask GET /
tells /_desk/start.js "$home/answer"
ask POST /_desk/start "$(fields at "$shown" way import)"
tells '从 Word 导入' "$home/answer"
ask POST /_desk/start "$(fields at "$shown" way new name 隐私政策 begin 1)"
tells '201 Created' "$home/answer"
ask GET /
tells /_desk/desk.js "$home/answer"
leave
[ -f "$project/clausebook.yaml" ] || fail "there is no project"
say "clicked: a new project, and its desk"

cd "$project"
cb check --strict || fail "a new project has findings" "$home/out"
cb word export privacy-policy --locale zh-Hans --out "$texts/$(native '定稿 第一版').docx" || fail "no Word file" "$home/out"
click
ask POST /_desk/start "$(fields at "$shown" way import name 导入的政策 file "$shown/定稿 第一版.docx" begin 1)"
tells '201 Created' "$home/answer"
leave
[ -f "$texts/$(native '导入的政策')/IMPORT.md" ] || fail "nothing was imported"
say "checked, exported to Word, imported from there by clicks"

# ---------------------------------------------------------------------------------------------------- the command line

clause=clauses/privacy-policy/contact.zh-Hans.md
cp "$clause" "$home/kept"
printf '\n请来信,谢谢🙂。\n' >>"$clause"
! cb check || fail "a character without a glyph is no error" "$home/out"
tells punct-cjk-ascii
! LC_ALL=C grep -q Traceback "$home/out" || fail "a traceback" "$home/out"
[ "$charset" != GBK ] || tells '请来信' <(iconv -f GBK -t UTF-8 "$home/out")
[ "$charset" != GBK ] || tells '\U0001f642'
"$console" check --json >"$home/answer" 2>/dev/null || true
iconv -f UTF-8 -t UTF-8 "$home/answer" >/dev/null || fail "an answer for programs is not in UTF-8"
tells '"exit-code": 1' "$home/answer"
cb check --fix || true
tells '请来信，谢谢' "$clause"
cp "$home/kept" "$clause"
say "edited, checked, corrected"

cb release || fail "nothing was released" "$home/out"
[ -n "$(ls editions)" ] || fail "there is no edition" "$home/out"
cb verify || fail "the edition is not whole" "$home/out"
say "released and verified"

if cb build; then
  say "built"
else
  tells missing-library
  iconv -c -f "$charset" -t UTF-8 "$home/out" >"$home/said"
  say "built all but PDFs:" && LC_ALL=C grep -A1 missing-library "$home/said"
fi
[ -f output/zh-Hans/privacy-policy/index.html ] || fail "no page" "$home/out"
cb build --format html,json,docx || fail "no Word files" "$home/out"
