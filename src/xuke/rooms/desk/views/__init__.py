"""Pages of the desk: my work, a case in its tabs, what is handed out of one."""
