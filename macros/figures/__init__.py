"""Pictures of bodies, computed from poses.

In: a Figure of data/figures.yaml. Out: one SVG drawing, the same bytes on every run, or the list of promises it breaks.
Must not know: pages, templates, engines.

`facts.poses` has put the poses of the data together. From there, the way of a picture through the rooms, each in
centimetres and degrees until `drawing` writes SVG units:

    space        vectors, frames and the camera                 the door of numpy
    plane        outlines on the page                           the door of shapely
    skeleton     bones, joints and where they end up
    solids       boxes and rods; furniture: things built from them; props: where they stand, and where hands go on them
    touch        where hands lie on the own body
    pose         a pose among the things -> a Body
    motion       the bodies between two bodies
    people       who is drawn
    parts        what every drawer hands over
    limbs        the shapes of legs, arms and trunk; hands, feet, faces and head: theirs
    scene        a Body among its things, and what is drawn of it so far
    lower_body, upper_body     legs and seat; shirt, arms and hands
    staging      everything of a scene, in the order in which it is drawn
    holds        weights, balls and bands; carrying: where a scene has them
    marks, arrows, insets      what is drawn on top: working muscle, direction, close-up, footprints
    picture      the panels of a figure and the window they share
    body_promises, promises    what must be true of every body and every picture
    inks         what each colour word is, in colour and in print; paths: outlines as path data
    drawing      a picture -> SVG in one of two inks, or a movement
    drawing_room many drawings at once; gallery: the store in which each is kept until something changes
"""
