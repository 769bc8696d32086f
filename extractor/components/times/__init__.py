"""The component `times`."""
