"""What runs inside xuke: in a process of its own, with its settings and its database."""
