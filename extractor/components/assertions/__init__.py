"""The component `assertions`: how statements and quotes are meant."""
