"""What every kind of stream shares: the door, read models, effects, days, facts, bulk."""
