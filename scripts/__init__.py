"""The commands behind the Makefile. Each is also run by its path: `python scripts/check.py`."""
