#!/usr/bin/env bash
# Resolves the dependencies of pyproject.toml into lock files: versions and hashes, no addresses. Needs uv.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "lock: uv is needed: pip install uv" >&2; exit 1; }
compile() { uv pip compile "$@" --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -q; }
compile pyproject.toml --group build -o requirements.lock
compile pyproject.toml --group build --group dev -o requirements-dev.lock
compile tests/fhir_server/requirements.in --no-annotate -o tests/fhir_server/requirements.lock
