"""Which seal the certificates of this installation stand under."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_key'),
    ]

    operations = [
        migrations.CreateModel(
            name='SealCheck',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('fingerprint', models.TextField()),
            ],
            options={
                'db_table': 'access_seal_check',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='access_seal_check_once')],
            },
        ),
    ]
