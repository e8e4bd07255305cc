"""The key of the record in the access log: authority and the year of the stream's opening."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_legal_reviewer'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='accesslog',
            name='authority',
            field=models.TextField(default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='accesslog',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        # Accounts know nothing of the record's code; only here, once, of its table.
        migrations.RunSQL(
            [
                'UPDATE access_log AS kept SET authority = opened.authority, year = opened.year'
                ' FROM record_event AS opened'
                ' WHERE opened.stream = kept.stream AND opened.version = 1',
                'CREATE UNIQUE INDEX access_log_key ON access_log (id, authority, year)',
                '-- squawk-ignore ban-drop-constraint\n'
                'ALTER TABLE access_log DROP CONSTRAINT access_log_pkey',
                'ALTER TABLE access_log'
                ' ADD CONSTRAINT access_log_pkey PRIMARY KEY USING INDEX access_log_key',
            ],
            [
                'ALTER TABLE access_log DROP CONSTRAINT access_log_pkey',
                'ALTER TABLE access_log ADD CONSTRAINT access_log_pkey PRIMARY KEY (id)',
            ],
        ),
    ]
