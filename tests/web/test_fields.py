from django import forms
from django.http import QueryDict
from django.template import Context, Template


class Asked(forms.Form):
    """A small form that never agrees with itself."""

    name = forms.CharField(label="名称", help_text="与执照一致")
    kind = forms.ChoiceField(label="类别", widget=forms.RadioSelect, choices=[("a", "甲")])
    mail = forms.EmailField(label="邮箱", required=False)

    def clean(self) -> None:
        """Object to everything."""
        raise forms.ValidationError("两项不一致")


def shown(template: str, form: forms.Form) -> str:
    return Template("{% load xuke %}" + template).render(Context({"form": form}))


def test_a_field_is_bound_to_its_hint_purpose_and_error() -> None:
    page = shown('{% field form.name "核对身份" %}', Asked(QueryDict("")))

    assert 'aria-describedby="id_name-hint id_name-purpose id_name-error"' in page
    for mark in ("hint", "purpose", "error"):
        assert f'id="id_name-{mark}"' in page
    assert "用途：核对身份" in page
    assert "请填写名称。" in page


def test_what_may_be_left_out_says_so() -> None:
    assert "（选填）" in shown("{% field form.mail %}", Asked())
    assert "（选填）" not in shown("{% field form.name %}", Asked())


def test_every_error_in_the_summary_leads_to_its_field() -> None:
    page = shown("{% error_summary form %}", Asked(QueryDict("mail=x")))

    assert "有 4 处需要修改" in page
    for target in ("#id_name", "#id_kind_0", "#id_mail"):
        assert f'href="{target}"' in page
    assert "<li>两项不一致</li>" in page
    assert "请选择类别。" in page


def test_the_summary_names_first_what_stands_first() -> None:
    form = Asked(QueryDict("name=x&mail=x&kind=a"))
    form.errors.pop("__all__")

    assert "请修改“邮箱”" in shown("{% error_summary form %}", form)


def test_a_form_without_errors_has_no_summary() -> None:
    assert shown("{% error_summary form %}", Asked()).strip() == ""


def test_each_of_several_messages_is_a_sentence_of_its_own() -> None:
    form = Asked(QueryDict("name=x&mail=y&kind=a"))
    form.is_valid()
    form.add_error("name", "太短")
    form.add_error("name", "已经有了。")

    assert "太短。已经有了。" in shown("{% field form.name %}", form)
