"""What the public was asked about is over with the case, as when an applicant withdrew."""

from django.db import migrations

_OVER = """
    UPDATE disclosure_comment AS kept SET ended_on = c.closed_on
      FROM casework_case AS c
     WHERE c.stream = kept.stream AND kept.ended_on IS NULL AND c.closed_on IS NOT NULL
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0015_documents'),
        ('disclosure', '0008_issuer'),
    ]

    operations = [
        migrations.RunSQL(_OVER, migrations.RunSQL.noop),
    ]
