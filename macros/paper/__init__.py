"""The paper face: the same pages as the web's, in the order of the nav, as one HTML document with page styles.

Knows how pages become a book. Must not import WeasyPrint, which only scripts/build_handbook.py does; `tag_tree` is
handed its finished document and PDF.
"""
