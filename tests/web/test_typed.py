"""What is shown of a form that was sent after its session had ended: words, and no marks."""

from xuke.web.site.session.kept import Typed


def test_what_a_page_says_of_itself_is_nobodys_words() -> None:
    typed = Typed(
        path="/apply/1/form/place/",
        writer="mark",
        fields=(
            ("read", "applicant_name:364daeb26ecb87f0 seats:c28d8b70ab12cd34"),
            ("applicant_name", "虚构某旅馆"),
            ("place_address", "Room 5, Fictitious Road"),
        ),
    )

    assert typed.texts == ["虚构某旅馆", "Room 5, Fictitious Road"]
