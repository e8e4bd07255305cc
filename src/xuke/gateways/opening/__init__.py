"""Files of strangers are opened here, by real readers, in a process that a file may take along."""
