"""The general law of licensing: days, limits, citations, terms, bars, competence."""
