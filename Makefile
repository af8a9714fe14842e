# `make run` and `make test` need only make and Python 3.11 or newer; all else goes into .venv.
#
#   make run     index seeds/ and serve it on http://127.0.0.1:8000 (PORT=9000 for another port)
#   make test    run the tests
#   make test-browser  try the pages in the system's Chromium; skips where there is none
#   make lint    check style and types
#   make fuzz    hold 100,000 random searches to the contract (FUZZ=1000 for fewer)
#   make bench   measure speed beside other engines (CORPUS=path/to/articles.jsonl.gz)
#   make screenshots  draw the pictures of the README anew (needs Chromium)
#   make lock    pin the newest versions pyproject.toml allows
#
# PYTHON=/path/to/python3 chooses the interpreter that .venv is built with.

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet

.DELETE_ON_ERROR:
.PHONY: run test test-browser lint fuzz bench lock screenshots

run: $(VENV)/.installed
	@$(RUN) -m search index seeds
	@exec $(RUN) -m search serve $(if $(PORT),--port $(PORT))

test: $(VENV)/.tools
	@$(RUN) -m pytest -n auto --maxprocesses 4

# build/pages/ then holds a picture of each page in each state, size and mode.
test-browser: $(VENV)/.tools
	@$(RUN) -m pytest tests/browser/check_*.py

lint: $(VENV)/.tools
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy

fuzz: $(VENV)/.tools
	@$(RUN) tests/fuzz.py

# The engines that are measured beside Dateline stay out of .venv. tests/bench/README.md says what
# each command prints; each can be run alone, with fewer articles.
bench: $(VENV)/.tools build/bench/.installed
	@test -n "$(CORPUS)" || { echo "Which articles? make bench CORPUS=path/to/articles.jsonl.gz"; exit 2; }
	@for each in pages profile building build reader growth http paint; do \
		PYTHONPATH=build/bench $(RUN) -m tests.bench.$$each "$(CORPUS)" || exit; \
	done

build/bench/.installed: $(VENV)/.installed tests/bench/requirements.lock
	@$(PIP) install --require-hashes --upgrade --target build/bench -r tests/bench/requirements.lock
	@touch $@

screenshots: $(VENV)/.tools
	@$(RUN) -m tests.browser.screenshots

# A stamp stands for each finished step, so that a second `make run` starts at once.
$(RUN):
	@sh .ci/venv $(VENV)

# Every package is checked against the hashes of the lock, setuptools too: the build below takes
# it from .venv instead of fetching one. An editable install runs the sources as they stand, so
# that neither an edit nor a `git pull` needs another install.
$(VENV)/.installed: $(RUN) requirements.lock pyproject.toml
	@echo "Installing Dateline's libraries into $(VENV); the first time takes a few minutes."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed requirements-test.lock
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# The locks hold for Python 3.11 to 3.13: no library asks for another one on any of them. Hosts
# and options of the machine that wrote them stay out.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet --upgrade \
	--generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --no-emit-options

lock:
	@sh .ci/venv build/lock
	@build/lock/bin/python -m pip --quiet install pip-tools
	@$(COMPILE) --all-build-deps --output-file requirements.lock pyproject.toml
	@build/lock/bin/python -c 'import tomllib; project = tomllib.load(open("pyproject.toml", "rb")); \
		print(*project["dependency-groups"]["test"], sep="\n")' \
		| $(COMPILE) --constraint requirements.lock --output-file requirements-test.lock -
