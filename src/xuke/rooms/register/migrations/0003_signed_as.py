"""Under which other name than the authority's own a certificate was issued; before, under none."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='certificate',
            name='signed_as',
            field=models.TextField(db_default='', default=''),
        ),
    ]
