"""Facts: what we know. In: data/*.yaml. Out: a Library of checked, frozen values, or problems with their places.

Knows nothing of pages, pictures, HTML or any engine but PyYAML, which only `reading` imports.
"""
