"""Which address leads where: the rooms' as their places declare them, and those of no room."""

from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path

from xuke.config.api import api
from xuke.web.site import places
from xuke.web.site.sign_in import SignInView

handler400 = "xuke.web.site.errors.bad_request"
handler403 = "xuke.web.site.errors.forbidden"
handler404 = "xuke.web.site.errors.not_found"
handler500 = "xuke.web.site.later.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    # First: programs ask most often, and no room's addresses begin like these.
    path("api/", api.urls),
    *(path(room.prefix, include(room.urls)) for room in places.house().places if room.urls),
    path("accounts/login/", SignInView.as_view(), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("", include("xuke.web.urls")),
]
