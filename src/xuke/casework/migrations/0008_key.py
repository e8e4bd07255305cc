"""The key of the record in the lists and bars: authority and the year of the stream's opening."""

from django.db import migrations, models

from xuke.record.widening import widen, widen_once


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_newest_streams'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='barrow',
            name='authority',
            field=models.TextField(default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='barrow',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='caserow',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='licencerow',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='streamrow',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        widen('casework_bar', ('stream', 'place'), fills=('authority', 'year')),
        widen('casework_case', ('stream',)),
        widen('casework_licence', ('stream',)),
        widen('casework_stream', ('stream',)),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                widen_once(
                    'casework_case',
                    'casework_case_number_once',
                    ('authority', 'number'),
                    "NOT (number = '')",
                ),
            ],
            state_operations=[
                migrations.RemoveConstraint(
                    model_name='caserow',
                    name='casework_case_number_once',
                ),
                migrations.AddConstraint(
                    model_name='caserow',
                    constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('authority', 'number', 'year'), name='casework_case_number_once'),
                ),
            ],
        ),
    ]
