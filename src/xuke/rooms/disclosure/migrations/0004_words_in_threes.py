# Written by Django; a rebuild follows every migration and writes the words anew.

import django.contrib.postgres.indexes
from django.db import migrations


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
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['words'], name='disclosure_words'),
        ),
    ]
