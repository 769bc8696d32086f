"""Structured claims from news articles."""
