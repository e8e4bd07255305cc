"""The key of the record in the list of supervision: authority and the year of the stream's opening."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('statistics', '0002_roll_ups'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='supervisionrow',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        widen('statistics_supervision', ('stream',)),
    ]
