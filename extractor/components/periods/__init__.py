"""The component `periods`."""
