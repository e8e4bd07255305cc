# No table changes: the rebuild that follows every migration writes anew which decisions are imported.

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0004_words_in_threes'),
    ]

    operations = []
