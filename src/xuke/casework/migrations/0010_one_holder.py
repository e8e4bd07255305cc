"""Rows find a holder by the one normal form of his number.

No column changes. Rows written before hold the blind index of a number as it was spelt on its day;
whatever migrates writes every row again from the record afterwards, and so by its normal form.
"""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_words'),
    ]

    operations = []
