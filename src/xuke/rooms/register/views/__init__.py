"""Pages of the register: for the public, and for officials."""
