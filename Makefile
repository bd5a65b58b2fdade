# Two commands: make run, make test. Everything they need is installed beside the code, in .venv and .tools.
PYTHON ?= python3
HOST ?= $(or $(CDS_HOST),127.0.0.1)
PORT ?= $(or $(CDS_PORT),8000)
WORKERS ?= $(or $(CDS_WORKERS),1)
PROFILE ?= $(or $(CDS_PROFILE),demo)
BIN := .venv/bin

.PHONY: run test check setup setup-test format lock clean help

help:
	@echo "make run     start the service on http://$(HOST):$(PORT) ($(PROFILE) profile); PORT=8001 for another port"
	@echo "make test    check style, types, imports and knowledge, and run every test"
	@echo "make check   the same without the tests"
	@echo "make format  lay out the code"
	@echo "make setup-test  install what tests and benchmarks need into .venv"
	@echo "make lock    resolve the dependencies anew (needs uv)"

setup:
	@PYTHON="$(PYTHON)" tools/setup.sh run

run: setup
	@$(BIN)/cds-service serve --profile "$(PROFILE)" --host "$(HOST)" --port "$(PORT)" --workers "$(WORKERS)"

setup-test:
	@PYTHON="$(PYTHON)" tools/setup.sh test

check: setup-test
	@$(BIN)/ruff format --check -q . || { echo "run: make format"; exit 1; }
	$(BIN)/ruff check -q .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cds-service lint

test: check
	$(BIN)/pytest -n 2 --dist loadgroup

format: setup-test
	$(BIN)/ruff check -q --fix . || true
	$(BIN)/ruff format -q .

lock:
	tools/lock.sh

clean:
	rm -rf .venv .tools node_modules build dist *.egg-info
