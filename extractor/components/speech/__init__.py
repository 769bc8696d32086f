"""What is reported, by whom, and how far it reaches."""
