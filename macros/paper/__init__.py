"""The paper face: the same pages and fragments as the web's, as one HTML document for each product, or as an e-book.

Knows how pages become a book and exercises a sheet. Must not import WeasyPrint, which only scripts/press.py does;
`tag_tree` is handed its finished document and PDF.
"""
