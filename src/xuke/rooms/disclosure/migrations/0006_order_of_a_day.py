# Written by Django: of one day the public list goes by number.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0005_imported_decisions'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='disclosure',
            name='disclosure_public',
        ),
        migrations.RemoveIndex(
            model_name='disclosure',
            name='disclosure_public_item',
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(condition=models.Q(('disclosed_on__isnull', False), ('imported', True), _connector='OR'), fields=['-decided_on', '-number', '-stream'], name='disclosure_public'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(condition=models.Q(('disclosed_on__isnull', False), ('imported', True), _connector='OR'), fields=['item', '-decided_on', '-number', '-stream'], name='disclosure_public_item'),
        ),
    ]
