"""From when on a second assessment is due; a rebuild fills it from the record."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0020_bans'),
    ]

    operations = [
        migrations.AddField(
            model_name='licencerow',
            name='assessment_due',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='licencerow',
            index=models.Index(condition=models.Q(('assessment_due__isnull', False)), fields=['authority', 'assessment_due', 'stream'], name='casework_licence_assessment'),
        ),
    ]
