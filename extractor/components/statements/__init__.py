"""The component `statements`: which figures tell one change or comparison together."""
