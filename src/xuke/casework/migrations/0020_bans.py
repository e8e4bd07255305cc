"""The bans that offices entered, one row each; a rebuild fills them from the record."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0019_files_as_they_came'),
    ]

    operations = [
        migrations.CreateModel(
            name='BanRow',
            fields=[
                ('pk', models.CompositePrimaryKey('stream', 'place', blank=True, editable=False, primary_key=True, serialize=False)),
                ('stream', models.UUIDField()),
                ('place', models.IntegerField()),
                ('authority', models.TextField()),
                ('year', models.IntegerField()),
                ('kind', models.TextField()),
                ('item', models.TextField()),
                ('number', models.TextField(blank=True)),
                ('name', models.TextField(blank=True)),
                ('ground', models.TextField()),
                ('issuer', models.TextField(blank=True)),
                ('document', models.TextField()),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('standing', models.TextField()),
                ('entered_on', models.DateField()),
                ('entered_by', models.TextField()),
                ('awaiting', models.DateField(null=True)),
            ],
            options={
                'db_table': 'casework_ban',
                'indexes': [models.Index(fields=['authority', 'entered_on', 'stream'], name='casework_ban_entered'), models.Index(condition=models.Q(('awaiting__isnull', False)), fields=['authority', 'awaiting', 'stream'], name='casework_ban_awaiting')],
            },
        ),
        widen('casework_ban', ('stream', 'place')),
    ]
