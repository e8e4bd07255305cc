"""What authorities state of indicators, one row a stream under the key of the record."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('statistics', '0003_key'),
    ]

    operations = [
        migrations.CreateModel(
            name='StatedFigureRow',
            fields=[
                ('stream', models.UUIDField(primary_key=True, serialize=False)),
                ('authority', models.TextField()),
                ('year', models.IntegerField()),
                ('indicator', models.TextField()),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('value', models.DecimalField(decimal_places=2, max_digits=14)),
                ('evidence', models.TextField()),
                ('phase', models.TextField()),
                ('revised', models.BooleanField()),
                ('stated_on', models.DateField()),
            ],
            options={
                'db_table': 'statistics_stated_figure',
                'indexes': [models.Index(fields=['authority', 'indicator', 'since', 'stream'], name='statistics_stated_figure_of')],
            },
        ),
        widen('statistics_stated_figure', ('stream',)),
    ]
