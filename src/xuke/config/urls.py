"""Which address leads to which room."""

from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path

from xuke.config.api import api
from xuke.rooms.people.views import sign_up
from xuke.web.site.sign_in import SignInView

handler400 = "xuke.web.site.errors.bad_request"
handler403 = "xuke.web.site.errors.forbidden"
handler404 = "xuke.web.site.errors.not_found"
handler500 = "xuke.web.site.errors.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("xuke.rooms.portal.urls")),
    path("desk/", include("xuke.rooms.desk.urls")),
    path("counter/", include("xuke.rooms.counter.urls")),
    path("review/", include("xuke.rooms.review.urls")),
    path("register/", include("xuke.rooms.register.urls")),
    path("disclosure/", include("xuke.rooms.disclosure.urls")),
    path("statistics/", include("xuke.rooms.reports.urls")),
    path("people/", include("xuke.rooms.people.urls")),
    path("accounts/login/", SignInView.as_view(), name="login"),
    path("accounts/sign-up/", sign_up, name="sign-up"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("api/", api.urls),
    path("", include("xuke.web.urls")),
]
