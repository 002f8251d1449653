"""From bytes to a Document: formats say what the file itself says, stages find out what it means.

``pipeline.py`` lists the stages in order; ``route.py`` chooses the lane of a page and says why. Pure
functions of their input: no network, no database, no settings from the environment.
"""
