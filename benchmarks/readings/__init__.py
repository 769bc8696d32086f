"""What readers find of the claims of real articles: sheets to fill in, their check, and what they say."""
