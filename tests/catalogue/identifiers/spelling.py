"""The ways in which people and programs write one code."""

from hypothesis import strategies as st

UNSEEN = ["", "", "", "\u200b", "\ufeff", "\u00ad", "\u202a", "\u2060"]
PARTING = ["", "", "", "", " ", "\u00a0", "\u3000", "-", "\u2011", "\u2013", "\uff0d", "\t"]


@st.composite
def spellings(draw: st.DrawFn, code: str) -> str:
    """Return the code as somebody may have typed or copied it."""
    signs = []
    for sign in code:
        width = draw(st.sampled_from([sign, sign, sign.lower(), chr(ord(sign) + 0xFEE0)]))
        signs += [width, draw(st.sampled_from(UNSEEN)), draw(st.sampled_from(PARTING))]
    return draw(st.sampled_from(["", " ", "\u3000"])) + "".join(signs)
