"""What is shown of an extraction."""
