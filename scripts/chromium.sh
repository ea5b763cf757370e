#!/bin/sh
# The browser tests use Debian's Chromium (or the one that $CHROMIUM names); install it when it is missing.
set -eu
browser=${CHROMIUM:-/usr/bin/chromium}
[ -x "$browser" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "Install Chromium and set CHROMIUM to its path." >&2
    exit 1
fi
echo "Installing Chromium for the browser tests …"
as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
