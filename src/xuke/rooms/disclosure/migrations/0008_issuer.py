"""In whose name each grant was decided, and so who reports it: from the record, where it was told."""

from django.db import migrations, models

# A catalogue code is known by its form; who delegated and is not loaded does not report.
_ISSUERS = (
    'UPDATE disclosure_record SET issuer = authority',
    """
    UPDATE disclosure_record AS kept
       SET issuer = CASE WHEN told.name ~ '^[0-9]{6}-[a-z]+$' THEN told.name ELSE kept.authority END,
           facts = kept.facts || jsonb_build_object('in_name_of', told.name)
      FROM (SELECT stream, facts ->> 'in_name_of' AS name FROM record_event
             WHERE type = 'Submitted' AND facts ->> 'in_name_of' <> '') AS told
     WHERE told.stream = kept.stream
    """,
)


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0007_public_comment'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='disclosure',
            name='issuer',
            field=models.TextField(default=''),
            preserve_default=False,
        ),
        migrations.RunSQL(_ISSUERS, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name='disclosure', name='disclosure_authority'),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(fields=['issuer', 'decided_on', 'stream'], name='disclosure_issuer'),
        ),
    ]
