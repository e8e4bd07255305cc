"""The one normal form of every identifier, name, phone and number, and what is wrong with one.

What people type is taken as it is: with blanks, hyphens, full-width and invisible signs, in lower
case, in the fifteen digits of old. It is judged, compared, sealed, indexed and exported in its
normal form alone, so that one holder is one holder; what was typed stays in the answers.
"""
