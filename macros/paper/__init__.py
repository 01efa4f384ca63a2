"""The paper face: the same pages as the web's, in the order of the nav, as one HTML document with page styles.

Knows how pages become a book. Must not know WeasyPrint, which only scripts/build_handbook.py imports.
"""
