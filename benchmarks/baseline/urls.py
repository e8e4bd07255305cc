"""The peer's addresses."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from benchmarks.baseline.views import ApplicationViewSet, PublicCertificate

router = SimpleRouter()
router.register("applications", ApplicationViewSet, basename="application")

urlpatterns = [
    path("", include(router.urls)),
    path("certificates/<str:number>/", PublicCertificate.as_view()),
]
