"""Rules over several projects held against each other (GJ4xx)."""
