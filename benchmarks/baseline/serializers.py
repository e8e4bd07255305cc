"""What the peer reads and answers."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator, MaxValueValidator, RegexValidator
from rest_framework import serializers
from rest_framework.serializers import CharField, ChoiceField, IntegerField
from stdnum.cn import ric, uscc

from benchmarks.baseline.models import Application, Certificate

LARGEST_FILE = 20 * 1024 * 1024
phone = RegexValidator(r"^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$", "not a phone number")
postcode = RegexValidator(r"^\d{6}$", "not a postcode")


def credit_code(value: str) -> None:
    """Refuse a credit code whose check digit is wrong."""
    if not uscc.is_valid(value):
        raise serializers.ValidationError("not a unified social credit code")


def identity_number(value: str) -> None:
    """Refuse an identity number whose check digit or birthday is wrong."""
    if not ric.is_valid(value):
        raise serializers.ValidationError("not an identity number")


class FormSerializer(serializers.Serializer):
    """The 25 fields of the form."""

    applicant_type = ChoiceField(["person", "organisation"])
    applicant_name = CharField(max_length=100)
    applicant_uscc = CharField(validators=[credit_code])
    registered_address = CharField(max_length=200)
    postcode = CharField(validators=[postcode])
    economic_type = CharField(max_length=40)
    legal_representative = CharField(max_length=40)
    legal_representative_id = CharField(validators=[identity_number])
    legal_representative_phone = CharField(validators=[phone])
    agent_name = CharField(max_length=40)
    agent_id = CharField(validators=[identity_number])
    agent_phone = CharField(validators=[phone])
    premises_name = CharField(max_length=100)
    premises_address = CharField(max_length=200)
    premises_kind = ChoiceField(["hotel", "bath", "salon", "cinema", "shop", "pool"])
    premises_area = serializers.DecimalField(max_digits=10, decimal_places=2, min_value=0)
    seats = IntegerField(min_value=0)
    employees = IntegerField(min_value=1)
    employees_examined = IntegerField(min_value=0)
    water_supply = ChoiceField(["mains", "secondary", "own"])
    air_conditioning = ChoiceField(["central", "split", "none"])
    disinfection = CharField(max_length=200)
    opens_on = serializers.DateField()
    business_hours = CharField(max_length=40)
    remarks = CharField(max_length=1000, allow_blank=True)


class ApplicationSerializer(serializers.ModelSerializer):
    """An application as it is filed and answered."""

    form = FormSerializer(write_only=True)

    class Meta:
        """Only what the applicant states can be written."""

        model = Application
        stated = ("item", "authority", "action", "channel", "commitment", "form")
        read_only_fields = (
            "id", "number", "state", "received_on", "accepted_on", "due_on", "decided_on",
        )  # fmt: skip
        fields = stated + read_only_fields

    def create(self, values: dict[str, Any]) -> Application:
        """Keep the form as one value."""
        return Application.objects.create(**values)


def not_too_large(file: UploadedFile) -> None:
    """Refuse a file above the limit."""
    MaxValueValidator(LARGEST_FILE)(file.size)


class MaterialSerializer(serializers.Serializer):
    """One upload."""

    kind = CharField(max_length=80)
    file = serializers.FileField(
        validators=[FileExtensionValidator(["pdf", "jpg", "png"]), not_too_large]
    )


class ExaminationSerializer(serializers.Serializer):
    """An examiner's checklist and opinion."""

    checks = serializers.DictField(child=serializers.BooleanField(), allow_empty=False)
    passed = serializers.BooleanField()
    opinion = CharField(max_length=1000)


class DecisionSerializer(serializers.Serializer):
    """A decision with its reason."""

    outcome = ChoiceField(["granted", "refused"])
    reason = CharField(max_length=1000)


class DeliverySerializer(serializers.Serializer):
    """How the certificate reached its holder."""

    way = ChoiceField(["window", "post", "electronic"])


class CertificateSerializer(serializers.ModelSerializer):
    """What anybody may see of a certificate: no personal data."""

    item = CharField(source="application.item")
    authority = CharField(source="application.authority")
    holder = CharField(source="application.form.premises_name")

    class Meta:
        """The face."""

        model = Certificate
        fields = ("number", "item", "authority", "holder", "issued_on", "valid_to")
