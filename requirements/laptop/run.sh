#!/usr/bin/env bash
# Run what `make laptop` made as a person would: on Linux in a bare Debian 12 without Python (as root; exit code 3 and one
# line of reason where this machine cannot hold one), in UTF-8 and with GBK as the encoding of everything; elsewhere here.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
folder="$here/build/laptop/Clausebook"
[ "$(uname -s)" != Darwin ] || folder+=.app
[ -e "$folder" ] || { echo "There is no $folder: run \`make laptop\`" >&2 && exit 2; }
if [ "$(uname -s)" != Linux ]; then
  exec bash "$here/requirements/laptop/prove.sh" "$folder"
fi

# `locales` compiles a locale in GBK; neither it nor anything that it needs brings Python
export FRESH_DEBIAN=locales FRESH_FOLDER="$folder"
prove="bash requirements/laptop/prove.sh /srv/Clausebook"
exec bash "$here/requirements/fresh.sh" bookworm "! command -v python3" "$prove" \
  "localedef -i zh_CN -f GBK zh_CN.GBK && LC_ALL=zh_CN.GBK $prove"
