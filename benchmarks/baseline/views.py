"""The peer's ten requests."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.shortcuts import get_object_or_404
from django_fsm import TransitionNotAllowed, can_proceed, has_transition_perm
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, PermissionDenied
from rest_framework.generics import RetrieveAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from benchmarks.baseline import serializers
from benchmarks.baseline.models import Application, Audit, Certificate, History, Material, State

# What each step is told; a step that is told nothing needs no serializer.
STEPS: dict[str, type[Serializer] | None] = {
    "submit": None,
    "accept": None,
    "examine": serializers.ExaminationSerializer,
    "decide": serializers.DecisionSerializer,
    "issue": None,
    "deliver": serializers.DeliverySerializer,
}


class WrongState(APIException):
    """The application has moved on, or is not complete."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = "This step is not open now."


class ApplicationViewSet(GenericViewSet):
    """Everything that happens to an application."""

    queryset = Application.objects.all()

    def create(self, request: Request) -> Response:
        """Keep a new draft."""
        serializer = serializers.ApplicationSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        application = serializer.save(applicant=request.user)
        return kept(request, application, "apply", "", {}, status.HTTP_201_CREATED)

    @action(detail=True, methods=["post"])
    def materials(self, request: Request, pk: str) -> Response:
        """Keep one file of a draft."""
        application = locked(pk)
        if application.applicant_id != request.user.pk:
            raise PermissionDenied
        if application.state != State.DRAFT:
            raise WrongState
        upload = checked(serializers.MaterialSerializer, request)
        facts = {"material": store(application, **upload).sha256}
        code = status.HTTP_201_CREATED
        return kept(request, application, "attach", application.state, facts, code)

    @action(detail=True, methods=["post"], url_path=f"(?P<name>{'|'.join(STEPS)})")
    def step(self, request: Request, pk: str, name: str) -> Response:
        """Take one step of the state machine."""
        application = locked(pk)
        source = application.state
        again = name == "examine" and source == State.EXAMINED_ONCE
        transition = getattr(application, "examine_again" if again else name)
        facts = checked(STEPS[name], request)
        if not can_proceed(transition):
            raise WrongState
        if not has_transition_perm(transition, request.user):
            raise PermissionDenied
        try:
            transition(request.user, facts)
        except TransitionNotAllowed as error:
            raise WrongState(str(error)) from error
        application.save()
        answer = kept(request, application, name, source, facts)
        if name == "issue":
            answer.data["certificate"] = application.certificate.number
        return answer


class PublicCertificate(RetrieveAPIView):
    """A certificate as anybody may verify it."""

    queryset = Certificate.objects.select_related("application")
    serializer_class = serializers.CertificateSerializer
    authentication_classes = ()
    permission_classes = (AllowAny,)
    lookup_field = "number"


def locked(pk: str) -> Application:
    """Return the application, held until this request's transaction ends."""
    return get_object_or_404(Application.objects.select_for_update(), pk=pk)


def checked(serializer_class: type[Serializer] | None, request: Request) -> dict[str, Any]:
    """Return what was sent, or refuse it."""
    if serializer_class is None:
        return {}
    serializer = serializer_class(data=request.data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def store(application: Application, kind: str, file: UploadedFile) -> Material:
    """Keep an upload."""
    content = file.read()
    digest = hashlib.sha256(content).hexdigest()
    return Material.objects.create(
        application=application,
        kind=kind,
        file_name=file.name,
        size=file.size,
        sha256=digest,
        content=content,
    )


def kept(
    request: Request,
    application: Application,
    name: str,
    source: str,
    facts: dict[str, Any],
    code: int = status.HTTP_200_OK,
) -> Response:
    """Write the history row and the audit row of a step, and answer with the application."""
    History.objects.create(
        application=application,
        step=name,
        source=source,
        target=application.state,
        by=request.user,
        facts=facts,
    )
    Audit.objects.create(
        application=application,
        by=request.user,
        method=request.method,
        path=request.path,
        address=request.META.get("REMOTE_ADDR"),
    )
    return Response(serializers.ApplicationSerializer(application).data, status=code)
