"""The types of a record, and what they are as plain data."""
