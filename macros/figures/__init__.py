"""Pictures of bodies, computed from poses.

In: a Figure of data/figures.yaml. Out: one SVG drawing, the same bytes on every run, or the list of promises it breaks.
Must not know: pages, templates, engines.

The way of a picture through the rooms, each in centimetres and degrees until `drawing` writes SVG units:

    space      vectors, frames and the camera                 the door of numpy
    plane      outlines on the page                           the door of shapely
    skeleton   bones, joints and where they end up
    pose       what the data says -> a Body
    motion     the bodies between two bodies
    props      what stands in the room; holds: what hands hold
    people     who is drawn; body, hands, feet, head: a Body -> parts
    scene      everything in the order in which it is drawn
    marks, arrows, insets   what is drawn on top: working muscle, direction, close-up, footprints
    drawing    parts -> SVG in one of two inks
    promises   what must be true of every pose and every picture
"""
