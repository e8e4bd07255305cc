# What somebody has written into the form of an act and not done yet.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0003_clock_confirmation'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.TextField()),
                ('stream', models.UUIDField()),
                ('verb', models.TextField()),
                ('page', models.UUIDField()),
                ('typed', models.BinaryField()),
                ('saved_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'db_table': 'web_act_draft',
                'constraints': [models.UniqueConstraint(fields=('person', 'stream', 'verb'), name='one_act_draft')],
            },
        ),
    ]
