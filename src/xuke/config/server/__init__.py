"""The processes of one installation: its PostgreSQL, its web workers, its jobs."""
