"""Published versions of definitions, each once under its hash, and documents under seal."""

import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from xuke.record.widening import widen


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0014_offices'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedDefinition',
            fields=[
                ('digest', models.TextField(primary_key=True, serialize=False)),
                ('kind', models.TextField()),
                ('slug', models.TextField()),
                ('version', models.TextField()),
                ('since', models.DateField()),
                ('content', models.TextField()),
                ('published_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'db_table': 'casework_definition',
            },
        ),
        migrations.CreateModel(
            name='SealedDocument',
            fields=[
                ('pk', models.CompositePrimaryKey('stream', 'slug', 'occasion', blank=True, editable=False, primary_key=True, serialize=False)),
                ('stream', models.UUIDField()),
                ('slug', models.TextField()),
                ('occasion', models.TextField()),
                ('authority', models.TextField()),
                ('year', models.IntegerField()),
                ('digest', models.TextField()),
                ('content', models.BinaryField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'casework_sealed_document',
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publisheddefinition',
            trigger=pgtrigger.compiler.Trigger(name='published', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2ed1f327bb19ea68d3aa4dc5779b8d7b678dc9da', operation='UPDATE OR DELETE', pgid='pgtrigger_published_3e91a', table='casework_definition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sealeddocument',
            trigger=pgtrigger.compiler.Trigger(name='sealed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='d6be412a26f55b4a0a2d785069b688e768e87a41', operation='UPDATE', pgid='pgtrigger_sealed_4c7de', table='casework_sealed_document', when='BEFORE')),
        ),
        widen('casework_sealed_document', ('stream', 'slug', 'occasion')),
    ]
