"""The addresses that belong to no room."""

from django.urls import path

from xuke.web.site import sign_in as views

app_name = "web"
urlpatterns = [
    path("large-type", views.large_type, name="large-type"),
]
