"""Rules over one report as a whole (GJ3xx)."""
