"""人员与机构: accounts, roles and tokens."""
