"""The component `figures`."""
