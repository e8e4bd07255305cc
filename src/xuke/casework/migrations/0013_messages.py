"""Messages to accounts, whom no reminder has reached, whose promise was found not to be kept."""

from django.db import migrations, models

# A promise that is not kept, whatever was found of it last, of a licence that exists.
_BROKEN = """
    UPDATE casework_licence AS kept SET promise_broken_on = found.day
      FROM (SELECT stream, max(legal_day) AS day FROM record_event
             WHERE type = 'CommitmentChecked' GROUP BY stream) AS found
     WHERE found.stream = kept.stream AND kept.promise IN ('unmet', 'broken')
       AND kept.status IN ('valid', 'suspended')
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0012_nearest'),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('account', models.TextField()),
                ('authority', models.TextField()),
                ('kind', models.TextField()),
                ('stream', models.UUIDField()),
                ('on', models.DateField(db_column='legal_day')),
                ('code', models.TextField()),
                ('facts', models.JSONField()),
                ('read_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'casework_message',
                'indexes': [models.Index(fields=['account', '-on', '-key'], name='casework_message_inbox')],
            },
        ),
        migrations.AddField(
            model_name='licencerow',
            name='promise_broken_on',
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(_BROKEN, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='licencerow',
            index=models.Index(condition=models.Q(('promise_broken_on__isnull', False)), fields=['authority', 'promise_broken_on', 'stream'], name='casework_licence_broken'),
        ),
        migrations.AddField(
            model_name='licencerow',
            name='unreached',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='licencerow',
            index=models.Index(condition=models.Q(('unreached__isnull', False)), fields=['authority', 'unreached', 'stream'], name='casework_licence_unreached'),
        ),
    ]
