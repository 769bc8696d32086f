"""Gold of figures, quotes and references by version 1.2 of the guidelines: sheets, their check, and agreement."""
