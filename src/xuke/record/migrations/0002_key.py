"""The key of the record: authority and the year of the stream's opening, on every event."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from xuke.record.widening import widen

# A column that the record did not have is filled in once, with the guard set aside in this very
# transaction. What happened is not touched: the year is not among the bytes that are hashed, and
# `xuke record verify` holds it to the first event.
_GUARD = "ALTER TABLE record_event {} TRIGGER pgtrigger_append_only_b67a0"


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='eventrow',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunSQL(_GUARD.format('DISABLE'), migrations.RunSQL.noop),
        widen('record_event', ('stream', 'version')),
        migrations.RunSQL(_GUARD.format('ENABLE'), migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='eventrow',
            trigger=pgtrigger.compiler.Trigger(name='begins_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.version = 1 AND NEW.request IS NOT NULL)', func="\n    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.stream::text, 0));\n    IF EXISTS (SELECT FROM record_event WHERE stream = NEW.stream AND version = 1) THEN\n        RAISE unique_violation USING MESSAGE = 'xuke: this stream has begun already';\n    END IF;\n    RETURN NEW;\n", hash='333ce7a2a8f4e9cee9c43043999dc0ab54315ef7', operation='INSERT', pgid='pgtrigger_begins_once_e755b', table='record_event', when='BEFORE')),
        ),
    ]
