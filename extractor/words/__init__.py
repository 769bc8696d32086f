"""Words, units and currencies of a language, and where `models/` is."""
