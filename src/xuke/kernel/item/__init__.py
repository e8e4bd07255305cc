"""What an item's rule says: the licence item, and the licence that it grants."""
