"""Rooms: one Django app for each place where people do something; none imports another."""
