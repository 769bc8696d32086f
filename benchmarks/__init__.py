"""CPU of the extractor as a ratio to the bare libraries."""
