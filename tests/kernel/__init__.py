"""Tests of the law: given events, when a decision, then events or Unlawful."""
