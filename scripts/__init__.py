"""The commands behind the Makefile. Each is also run by its path: `.venv/bin/python scripts/check.py`."""
