"""Run the command line with ``python -m graphkit.cli``."""

import sys

from graphkit.cli import program

sys.exit(program())
