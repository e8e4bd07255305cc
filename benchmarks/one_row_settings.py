"""Xuke's settings with the addresses of one_row.py."""

from xuke.config.django import *  # noqa: F403 - these settings, and one changed

ROOT_URLCONF = "benchmarks.one_row"
