"""What offices state of themselves, one row an office."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0013_messages'),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficeRow',
            fields=[
                ('stream', models.UUIDField(primary_key=True, serialize=False)),
                ('authority', models.TextField()),
                ('year', models.IntegerField()),
                ('version', models.IntegerField()),
                ('stated', models.TextField()),
            ],
            options={
                'db_table': 'casework_office',
            },
        ),
        widen('casework_office', ('stream',)),
    ]
