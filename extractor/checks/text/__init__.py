"""Rules over what one text shows by itself (GJ1xx)."""
