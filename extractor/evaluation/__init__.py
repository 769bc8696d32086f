"""The score of the journey: the extractor against the corpus, slot by slot."""
