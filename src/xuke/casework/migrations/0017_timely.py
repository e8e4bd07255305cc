"""Rows of licences know whether their pending renewal was filed in time; those of before, too."""

from django.db import migrations, models

_TIMELY = """
    UPDATE casework_licence AS kept SET renewal_timely = true
      FROM (SELECT DISTINCT ON (stream) stream, facts ->> 'timely' AS timely FROM record_event
             WHERE type = 'RenewalFiled' ORDER BY stream, version DESC) AS filed
     WHERE filed.stream = kept.stream AND kept.renewal IS NOT NULL AND filed.timely = 'true'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0016_latest_looks'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='licencerow',
            name='renewal_timely',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL(_TIMELY, migrations.RunSQL.noop),
    ]
