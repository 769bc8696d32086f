"""Who and what an article names: names as mentions, which of them are one entity, and what is known of it."""
