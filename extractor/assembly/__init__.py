"""Doc -> annotations and claims: the last layer that sees spaCy.  The way in is `assemble.assemble`.

Nothing is imported here: wording and ranking are asked for where records are shown, which needs no spaCy.
"""
