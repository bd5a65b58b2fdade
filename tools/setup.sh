#!/usr/bin/env bash
# Installs what `make run` (run) or `make test` (test) needs, beside the code; does nothing when it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=${1:?run or test}
python=${PYTHON:-python3}

fail() { echo "setup: $1" >&2; exit 1; }

command -v "$python" >/dev/null || fail "$python is not there; install Python 3.11 or newer, or say: make PYTHON=/path/to/python3.11"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$("$python" --version) is too old; Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"
"$python" -c 'import venv, ensurepip' 2>/dev/null || fail "this Python has no venv module; on Debian: apt-get install python3-venv"

stamp() { cat "$@" | sha256sum | cut -d' ' -f1; }
pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input -q "$@"; }

lock=requirements.lock
[ "$mode" = test ] && lock=requirements-dev.lock
wanted=$(stamp "$lock" pyproject.toml)
ready=.venv/.ready-$mode
if [ ! -f "$ready" ] || [ "$(cat "$ready")" != "$wanted" ] || ! .venv/bin/python -c '' 2>/dev/null; then
  echo "setup: installing the pinned packages into .venv"
  [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
  pip install --require-hashes -r "$lock"
  pip install --no-deps --no-build-isolation -e .
  echo "$wanted" > "$ready"
fi
[ "$mode" = test ] || exit 0

# The FHIR server of the tests lives in an environment of its own: its web framework is none of ours.
lock=tests/fhir_server/requirements.lock
wanted=$(stamp "$lock")
if [ ! -f .tools/fhir/.ready ] || [ "$(cat .tools/fhir/.ready)" != "$wanted" ]; then
  echo "setup: installing the FHIR server of the tests into .tools/fhir"
  "$python" -m venv --clear .tools/fhir
  .tools/fhir/bin/python -m pip --disable-pip-version-check --no-input -q install --require-hashes -r "$lock"
  echo "$wanted" > .tools/fhir/.ready
fi

# The authorization server of the tests needs Node.js; the browser tests need Chromium. Both are packages of the system.
packages=()
command -v node >/dev/null && command -v npm >/dev/null || packages+=(nodejs npm)
command -v chromium >/dev/null || packages+=(chromium)
if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "setup: apt-get install ${packages[*]}"
    DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "${packages[@]}" fonts-dejavu-core >/dev/null
  else
    echo "setup: without ${packages[*]} some tests are skipped; to run them: sudo apt-get install ${packages[*]}" >&2
  fi
fi
auth=tests/browser/auth
if command -v npm >/dev/null && [ -f $auth/package-lock.json ]; then
  wanted=$(stamp $auth/package-lock.json)
  if [ ! -f $auth/node_modules/.ready ] || [ "$(cat $auth/node_modules/.ready)" != "$wanted" ]; then
    echo "setup: installing the authorization server of the tests"
    npm --prefix $auth ci --loglevel=error --no-audit --no-fund
    echo "$wanted" > $auth/node_modules/.ready
  fi
fi
