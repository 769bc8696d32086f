"""The desk: a local web server on a store, to search claims, to review them, and to ask from programs."""
