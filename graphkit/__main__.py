"""Run the command line with ``python -m graphkit``."""

import sys

from graphkit.cli import program

sys.exit(program())
