"""Licences of which a paper has not reached the holder, by when it must; none had such before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0017_timely'),
    ]

    operations = [
        migrations.AddField(
            model_name='licencerow',
            name='undelivered',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='licencerow',
            index=models.Index(condition=models.Q(('undelivered__isnull', False)), fields=['authority', 'undelivered', 'stream'], name='casework_licence_undelivered'),
        ),
    ]
