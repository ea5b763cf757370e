#!/bin/sh
# Install the locked packages into .venv: sh scripts/install.sh PYTHON runtime|dev
set -eu
python=$1
set_of=$2
"$python" - <<'PY' || { echo "KDIM needs Python 3.11 or newer; set PYTHON=… to one." >&2; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
PY
if [ ! -x .venv/bin/python ]; then
    echo "Setting up a virtual environment in .venv …"
    "$python" -m venv .venv || { echo "Install Python's venv module first (Debian: apt-get install python3-venv)." >&2; exit 1; }
fi
echo "Installing locked packages ($set_of) …"
if .venv/bin/python -m uv --version >/dev/null 2>&1 || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv 2>/dev/null; then
    VIRTUAL_ENV="$PWD/.venv" .venv/bin/python -m uv pip install --quiet --require-hashes -r "requirements/$set_of.txt"
    VIRTUAL_ENV="$PWD/.venv" .venv/bin/python -m uv pip install --quiet --no-deps --editable .
else # slower, the same packages
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$set_of.txt"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
fi
touch .venv/installed-runtime
[ "$set_of" = runtime ] || touch .venv/installed-dev
