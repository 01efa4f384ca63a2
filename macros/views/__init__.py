"""Views: how what we know is said. In: a Library and a Face. Out: fragments of HTML.

Knows nothing of MkDocs or WeasyPrint: the same fragment stands on the web and on paper, but for its links.
"""
