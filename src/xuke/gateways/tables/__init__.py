"""Tables that offices keep as files: delimited text in its encodings, and workbooks."""
