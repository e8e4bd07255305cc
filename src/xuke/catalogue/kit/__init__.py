"""The definition kit, one for every kind of data: shape, version, difference, check, publication.

`kinds` lists what lies in data/, `recognising` tells one; `schema` prints a kind's JSON Schema,
`checking` reads a file by itself as `readers` has it, `version` says which definition it is,
`difference` what has changed since another one, `examples` what it must do, `publication` from
which day it is in force, and `export` writes it back.
"""
