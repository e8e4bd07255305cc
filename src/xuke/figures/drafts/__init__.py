"""Drafts of reports: an outline filled with the figures of a body and year; each figure opens."""

from xuke.figures.drafts.drafting import Draft, Drawn, Told, drafted

__all__ = ["Draft", "Drawn", "Told", "drafted"]
