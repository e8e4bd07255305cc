"""What the tabs of a case show: where it stands, what may be done, how its limits come."""
