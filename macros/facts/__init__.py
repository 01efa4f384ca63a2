"""Facts: what we know. In: data/*.yaml. Out: a Library of checked, frozen values, or problems with their places.

Also what a clinic or a person brings along, which may be hostile: `outside` opens it, `clinic` and `person_plan` read
it.
Knows nothing of pages, pictures, HTML or any engine but PyYAML (`reading`), Pillow (`logo`) and resvg (`svg_pixels`).
"""
