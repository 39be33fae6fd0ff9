"""Records and results -> findings. One rule a file, in the folder of its scope."""

from extractor.checks.run import Checked, run

__all__ = ["Checked", "run"]
