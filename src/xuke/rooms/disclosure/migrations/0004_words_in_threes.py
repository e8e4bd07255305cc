# Written by Django; a rebuild follows every migration and writes the words anew.

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0003_key'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='disclosure',
            name='disclosure_words',
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('disclosed_on__isnull', False), ('imported', True), _connector='OR'), fastupdate=False, fields=['words'], name='disclosure_words'),
        ),
    ]
