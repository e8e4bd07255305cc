"""What stands before Django in each web process: whole requests in, kinds of work apart."""
