"""The key of the record in the records of disclosure: authority and the year of the stream's opening."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0002_words'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='disclosure',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        widen('disclosure_record', ('stream',)),
    ]
