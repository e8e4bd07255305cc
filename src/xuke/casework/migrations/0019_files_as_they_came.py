"""Files are kept as they came: a PDF or a photograph is compressed already.

To try it again costs PostgreSQL more than all the rest that an upload writes. What is there stays
as it lies.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0018_undelivered'),
    ]

    operations = [
        migrations.RunSQL(
            'ALTER TABLE casework_blob ALTER COLUMN content SET STORAGE EXTERNAL',
            'ALTER TABLE casework_blob ALTER COLUMN content SET STORAGE EXTENDED',
        ),
    ]
