"""The law by cases: what data/law/cases and the items' examples tell, happens."""
