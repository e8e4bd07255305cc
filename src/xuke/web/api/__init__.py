"""What every room's JSON interface shares."""
