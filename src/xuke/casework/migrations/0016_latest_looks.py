"""Looks go by their instant, the latest first; those of before have it from the record."""

from django.db import migrations, models

_INSTANTS = """
    UPDATE casework_stream AS kept SET at = told.recorded_at
      FROM record_event AS told
     WHERE kept.kind = 'look' AND told.stream = kept.stream AND told.version = kept.version
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0015_documents'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='streamrow',
            name='at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(_INSTANTS, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='streamrow',
            index=models.Index(fields=['authority', 'kind', 'at', 'stream'], name='stream_latest'),
        ),
    ]
