"""The reader: chooses by what it has learned among what can fill a slot."""
