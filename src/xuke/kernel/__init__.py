"""The law as pure functions: events in, a decision out; standard library only."""
