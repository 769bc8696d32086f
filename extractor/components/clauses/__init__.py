"""The structure of a sentence: token columns, noun phrases, clauses, and where words are in them."""
