"""The benchmark: whole reports with truth by construction, one planted error at a time, and edits that change nothing."""
