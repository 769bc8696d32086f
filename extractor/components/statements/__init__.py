"""The component `statements`: which figures belong to one change or comparison."""
