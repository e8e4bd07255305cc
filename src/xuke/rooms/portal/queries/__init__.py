"""What the applicants' pages show, read and arranged."""
