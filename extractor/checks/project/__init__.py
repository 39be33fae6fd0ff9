"""Rules over one project (GJ2xx)."""
