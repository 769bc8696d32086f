"""The component `names`."""
