# One word each: run, test, check, fix, bench, demo, docs, backup. A fresh machine needs git, make and Python 3.11.
PYTHON ?= python3
BIN := .venv/bin
RUN_STAMP := .venv/installed-runtime
DEV_STAMP := .venv/installed-dev
export DJANGO_SETTINGS_MODULE ?= kdim.config.settings.development

.PHONY: run test check fix bench demo docs backup messages clean

run: $(RUN_STAMP) ## Set up, open the demonstration cooperative and serve it on this machine (PORT=8000)
	@$(BIN)/kdim open $(if $(PORT),--port $(PORT))

test: $(DEV_STAMP) ## Everything, on SQLite and then on PostgreSQL, with a real browser
	@sh scripts/chromium.sh
	@$(BIN)/python scripts/test.py

check: $(DEV_STAMP) ## Format, lint, types, contracts, templates, migrations, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -r src -x '*/migrations/*' -s B101,B105,B301,B308,B311,B403,B404,B603,B608,B703 # ruff judges these line by line
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files '*.html')
	DJANGO_SETTINGS_MODULE=kdim.config.settings.test $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python scripts/messages.py --check

fix: $(DEV_STAMP) ## Mend what can be mended without thinking
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files '*.html')

messages: $(DEV_STAMP) ## Bring the Indonesian catalogue up to date and compile it
	$(BIN)/python scripts/messages.py

bench: $(DEV_STAMP) ## Measure beside hand-written SQL; writes docs/performance.md
	$(BIN)/python -m bench

docs: $(DEV_STAMP) ## New screenshots of the demonstration for the README
	@sh scripts/chromium.sh
	$(BIN)/python scripts/screenshots.py

demo: $(RUN_STAMP) ## Build the demonstration cooperative on an empty install
	@$(BIN)/kdim migrate --verbosity 0 && $(BIN)/kdim demo

backup: $(RUN_STAMP) ## A verified copy of the embedded database into backups/
	@$(BIN)/kdim backup

$(RUN_STAMP): requirements/runtime.txt pyproject.toml
	@sh scripts/install.sh $(PYTHON) runtime

$(DEV_STAMP): requirements/dev.txt pyproject.toml
	@sh scripts/install.sh $(PYTHON) dev

clean: ## Remove the virtual environment and caches; the data stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
