"""What the public is asked about 公示征求意见."""

from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('disclosure', '0006_order_of_a_day'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicComment',
            fields=[
                ('stream', models.UUIDField(primary_key=True, serialize=False)),
                ('authority', models.TextField()),
                ('year', models.IntegerField()),
                ('item', models.TextField()),
                ('action', models.TextField()),
                ('number', models.TextField()),
                ('holder_kind', models.TextField()),
                ('holder_name', models.TextField()),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('facts', models.JSONField()),
            ],
            options={
                'db_table': 'disclosure_comment',
                'indexes': [models.Index(fields=['-until', '-stream'], name='disclosure_comment_newest')],
            },
        ),
        widen('disclosure_comment', ('stream',)),
    ]
