"""The component `quotes`."""
