"""The component `roles`."""
