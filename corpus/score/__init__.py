"""Measures gouji on the samples, through its public commands and nothing else. How is counted stands in corpus/README.md."""
