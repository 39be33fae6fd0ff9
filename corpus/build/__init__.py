"""Samples with truth by construction: a marked-up source becomes text, Word, PDF and a truth that stands beside the words."""
