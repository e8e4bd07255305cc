"""How xuke is set up and started: settings, addresses, server, command line."""
