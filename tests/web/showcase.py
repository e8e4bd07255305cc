"""Every component with sample values, on one page for applicants and one for officials."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template import engines
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Allowance, ExcludedPeriod, Span, Unit, deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role
from xuke.web.clock import SHANGHAI
from xuke.web.components import deadlines, paging
from xuke.web.site import errors, places
from xuke.web.site.place import Place
from xuke.web.site.sign_in import SignInView

TEMPLATES: Final = Path(__file__).parent / "templates"
CALENDAR: Final = Calendar(
    {
        2026: CalendarYear(
            2026,
            {date(2026, 2, day): "春节" for day in range(15, 24)},
            frozenset({date(2026, 2, 14), date(2026, 2, 28)}),
            "样例",
        )
    }
)
TODAY: Final = date(2026, 2, 26)
ACCEPTED: Final = date(2026, 2, 5)
STATUTORY: Final = deadline(
    ACCEPTED,
    Span(20, Unit.WORKING),
    calendar=CALENDAR,
    allowance=Allowance(
        excluded=(ExcludedPeriod(date(2026, 3, 2), date(2026, 3, 5), LICENSING_LAW.art(45)),)
    ),
)


class Apply(forms.Form):
    """A form with every kind of field."""

    name = forms.CharField(label="单位名称", help_text="与营业执照一致")
    uscc = forms.CharField(label="统一社会信用代码", min_length=18)
    place = forms.ChoiceField(
        label="场所类别",
        choices=[("", "请选择"), ("hotel", "宾馆"), ("pool", "游泳馆"), ("salon", "美容店")],
    )
    air = forms.ChoiceField(
        label="有没有集中空调通风系统",
        widget=forms.RadioSelect,
        choices=[("yes", "有"), ("no", "没有")],
    )
    opened = forms.DateField(
        label="拟开业日期", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    plan = forms.FileField(label="平面图", help_text="PDF 或图片，不超过 10 MB")
    note = forms.CharField(label="补充说明", widget=forms.Textarea, required=False)
    promise = forms.BooleanField(label="我已阅读告知内容，所填内容真实")


def _filled() -> Apply:
    form = Apply(QueryDict("name=样例宾馆&uscc=9131&place=hotel"))
    form.fields["uscc"].purpose = "核对主体身份，不向社会公开"  # type: ignore[attr-defined]
    form.is_valid()
    return form


def _entries() -> list[dict[str, object]]:
    at = datetime(2026, 2, 5, 14, 2, tzinfo=SHANGHAI)
    return [
        {"on": date(2026, 2, 2), "text": "提交申请（新办，网上）"},
        {
            "on": date(2026, 2, 3),
            "actor": "李某",
            "text": "一次性告知补正 1 项，请于2026年2月13日前补正",
            "note": "平面图：缺消毒间位置，请补充后重新上传",
        },
        {
            "at": at,
            "actor": "李某",
            "text": "受理",
            "citation": "administrative-licensing-law/32/1/5",
        },
        {"on": TODAY, "text": "正在审查", "now": True},
    ]


def _sections() -> list[dict[str, object]]:
    rows = [
        {"label": "单位名称", "value": "样例宾馆（测试）有限公司", "change_url": "#"},
        {"label": "统一社会信用代码", "value": "91310105MA1FWXXXX0", "change_url": "#"},
        {
            "label": "经营地址",
            "value": "长宁区样例路 1 号\n二层至四层",
            "change_url": "#",
            "changed": True,
        },
        {"label": "联系电话", "value": "138****0000", "change_url": "#"},
        {"label": "传真", "value": "", "change_url": "#"},
    ]
    return [
        {"title": "申请人", "rows": rows},
        {"title": "场所", "change_url": "#", "rows": rows[2:4]},
    ]


def _materials() -> list[dict[str, object]]:
    return [
        {
            "name": "申请表",
            "required": True,
            "state": "attached",
            "files": [{"name": "申请表.pdf", "size": 183_500, "url": "#"}],
            "upload_url": "#",
        },
        {
            "name": "营业场所平面图",
            "required": True,
            "state": "to-correct",
            "files": [
                {"name": "图.png", "size": 2_400_000, "url": "#"},
                {"name": "图（续）.jpg", "size": 1_100_000, "url": "#"},
            ],
            "upload_url": "#",
            "note": "标明消毒间、布草间位置",
        },
        {"name": "卫生检测报告", "required": True, "state": "missing", "upload_url": "#"},
        {"name": "营业执照", "required": True, "state": "shared"},
        {"name": "集中空调检测报告", "required": False, "state": "missing", "upload_url": "#"},
    ]


def _queue() -> list[dict[str, object]]:
    days = [date(2026, 2, 24), TODAY, date(2026, 2, 28), STATUTORY.due]
    return [
        {
            "number": f"长卫许〔2026〕{number}号",
            "item": "公共场所卫生许可",
            "applicant": "样例宾馆（测试）有限公司",
            "phase": phase,
            "deadline": deadlines.running("法定期限", day, today=TODAY, calendar=CALENDAR),
        }
        for number, (day, phase) in enumerate(
            zip(days, ["received", "examined", "in-correction", "accepted"], strict=True), 101
        )
    ]


def sample() -> dict[str, object]:
    """Return the context of both pages."""
    statutory = deadlines.running(
        "法定期限", STATUTORY.due, today=TODAY, calendar=CALENDAR, why_url="#why"
    )
    promised = deadlines.running(
        "承诺期限", date(2026, 2, 28), today=TODAY, calendar=CALENDAR, why_url="#why"
    )
    return {
        "form": _filled(),
        "crumbs": [{"label": "办事", "url": "/"}, {"label": "公共场所卫生许可"}],
        "case": {
            "item_name": "公共场所卫生许可",
            "applicant": "样例宾馆（测试）有限公司",
            "number": "长卫许〔2026〕101号",
            "phase": "accepted",
            "action": "new",
            "channel": "online",
        },
        "deadlines": [statutory, promised],
        "summary": deadlines.summary(STATUTORY),
        "weeks": deadlines.weeks(STATUTORY),
        "weekdays": deadlines.weekday_names(),
        "entries": _entries(),
        "sections": _sections(),
        "materials": _materials(),
        "queue": _queue(),
        "page": paging.page(list(range(50)), next_key="k", asked=QueryDict("after=a"), count=1022),
        **_ways(),
        **_gaps(),
        **_results(),
        "next_steps": _next_steps(),
    }


def _ways() -> dict[str, object]:
    """Return where a case stands, in tabs, steps and tasks."""
    return {
        "tabs": [
            {"label": "申请内容", "url": "#", "current": True},
            {"label": "材料", "url": "#", "count": 5},
            {"label": "审查", "url": "#"},
            {"label": "经过", "url": "#", "count": 4},
        ],
        "steps": [
            {"label": "申请", "state": "done", "on": date(2026, 2, 2)},
            {"label": "受理", "state": "done", "on": ACCEPTED},
            {"label": "审查", "state": "now"},
            {"label": "决定", "state": "later"},
            {"label": "送达", "state": "later"},
        ],
        "tasks": [
            {"label": "申请人信息", "url": "#", "state": "done"},
            {"label": "场所信息", "url": "#", "state": "doing"},
            {"label": "申请材料", "url": "#", "state": "todo", "note": "需要 4 份"},
            {"label": "核对并提交", "url": "#", "state": "blocked"},
        ],
    }


def _gaps() -> dict[str, object]:
    """Return what is missing, and what happens next."""
    return {
        "gaps": [
            {"label": "营业场所平面图", "what": "缺消毒间位置，请补充后重新上传", "url": "#"},
            {"label": "联系电话", "what": "号码少一位，请更正", "url": "#", "done": True},
        ],
        "gaps_until": "请在2026年2月13日前补正。",
        "lines": [
            "5 个工作日内告诉您是否受理。",
            "受理后 20 个工作日内作出决定。",
            "结果会发到您的手机。",
        ],
    }


def _results() -> dict[str, object]:
    """Return a certificate, and figures as numbers and as bars."""
    return {
        "certificate": {
            "name": "公共场所卫生许可证",
            "number": "长卫公证字〔2026〕第0001号",
            "holder": "样例宾馆（测试）有限公司",
            "state": "valid",
            "rows": [
                {"label": "许可项目", "value": "住宿场所"},
                {"label": "发证日期", "value": "2026年3月9日"},
                {"label": "有效期至", "value": "2030年3月8日"},
            ],
            "url": "#",
            "pdf_url": "#",
        },
        "figures": [
            {"label": "法定期限", "value": "20", "unit": "个工作日"},
            {"label": "承诺期限", "value": "5", "unit": "个工作日"},
            {"label": "实际用时", "value": "4", "unit": "个工作日", "note": "近期十件中的九件"},
            {"label": "费用", "value": "0", "unit": "元"},
        ],
        "bars": [
            {"label": "公共场所卫生许可", "value": 612, "share": 100, "url": "#"},
            {"label": "护士执业注册", "value": 205, "share": 33.5, "url": "#"},
            {"label": "逾期", "value": 3, "share": 0.5, "tone": "red"},
        ],
    }


def _next_steps() -> list[dict[str, object]]:
    """Return two steps that may be taken and one that may not."""
    refused = Unlawful("role-missing", LICENSING_LAW.art(34, 3), role=Role.DECIDER)
    return [
        {"step": "examine", "allowed": True, "url": "#", "primary": True},
        {"step": "withdraw", "allowed": True, "url": "/logout", "method": "post"},
        {"step": "grant", "allowed": False, "refusal": refused},
    ]


def _shown(request: HttpRequest, name: str) -> HttpResponse:
    template = engines["django"].from_string((TEMPLATES / name).read_text(encoding="utf-8"))
    return HttpResponse(template.render(sample(), request))


def public(request: HttpRequest) -> HttpResponse:
    """Show the applicants' side."""
    messages.success(request, "已保存。")
    return _shown(request, "public.html")


def desk(request: HttpRequest) -> HttpResponse:
    """Show the officials' side, to somebody with every role."""
    request.person = Person("u-1", "310105-wjw", frozenset(Role))  # type: ignore[attr-defined]
    return _shown(request, "desk.html")


def unlawful(_request: HttpRequest) -> HttpResponse:
    """Refuse by law."""
    raise Unlawful("incomplete", LICENSING_LAW.art(32, 1, 4), missing="plan")


def fault(_request: HttpRequest) -> HttpResponse:
    """Break."""
    raise RuntimeError


def nothing(_request: HttpRequest) -> HttpResponse:
    """Stand for a room's page."""
    return HttpResponse("")


def _room(room: Place) -> URLResolver:
    """Return an address for every page that a stub room declares."""
    entries = [entry.page for entry in (*room.public, *room.desk)]
    pages = dict.fromkeys([*entries, *room.pages.values()])
    return path(
        room.prefix, include(([path(page, nothing, name=page) for page in pages], room.name))
    )


handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
urlpatterns: list[URLPattern | URLResolver] = [
    path("showcase/public", public),
    path("showcase/desk", desk),
    path("showcase/unlawful", unlawful),
    path("api/unlawful", unlawful),
    path("showcase/fault", fault),
    path("api/fault", fault),
    path("", include("xuke.web.urls")),
    path("login", SignInView.as_view(), name="login"),
    path("logout", nothing, name="logout"),
    *(_room(room) for room in places.house().places),
]
