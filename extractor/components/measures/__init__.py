"""What each figure measures, by frames that are data."""
