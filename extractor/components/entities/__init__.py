"""The component `entities`."""
