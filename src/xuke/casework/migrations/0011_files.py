"""Which files stand in cases, what each account sends a day, and names of files in drafts."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0010_one_holder'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='file_names',
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name='FileRow',
            fields=[
                ('pk', models.CompositePrimaryKey('stream', 'place', blank=True, editable=False, primary_key=True, serialize=False)),
                ('stream', models.UUIDField()),
                ('place', models.IntegerField()),
                ('authority', models.TextField()),
                ('year', models.IntegerField()),
                ('digest', models.TextField()),
                ('size', models.IntegerField()),
            ],
            options={
                'db_table': 'casework_file',
                'indexes': [models.Index(fields=['digest'], name='casework_file_digest')],
            },
        ),
        migrations.CreateModel(
            name='UploadDay',
            fields=[
                ('pk', models.CompositePrimaryKey('owner', 'day', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner', models.TextField()),
                ('day', models.DateField()),
                ('bytes', models.BigIntegerField()),
            ],
            options={
                'db_table': 'casework_upload_day',
            },
        ),
        widen('casework_file', ('stream', 'place')),
        # Who attached a digest is asked of the record before its bytes are deleted.
        migrations.RunSQL(
            "CREATE INDEX record_event_digest ON record_event ((facts->>'digest'))"
            " WHERE type = 'MaterialAttached'",
            'DROP INDEX record_event_digest',
        ),
    ]
