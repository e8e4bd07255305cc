"""Lists of work go by the nearest day, checks of promises by theirs; who delegated counts."""

from django.db import migrations, models

_NEAREST = """
    UPDATE casework_case SET nearest =
        CASE WHEN phase IN ('accepted', 'examined') THEN least(due, committed_due) ELSE due END
"""
_PUT_RIGHT = """
    UPDATE casework_licence SET commitment_due = next_due
     WHERE promise = 'rectifying' AND next_clock = 'rectification'
"""

# A catalogue code is known by its form; an office that is not loaded counts nothing.
_DELEGATED = """
    UPDATE casework_case AS kept SET in_name_of = told.name
      FROM (SELECT stream, facts ->> 'in_name_of' AS name FROM record_event
             WHERE type = 'Submitted' AND facts ->> 'in_name_of' ~ '^[0-9]{6}-[a-z]+$') AS told
     WHERE told.stream = kept.stream
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0011_files'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='caserow',
            name='nearest',
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(_NEAREST, migrations.RunSQL.noop),
        migrations.AddField(
            model_name='caserow',
            name='in_name_of',
            field=models.TextField(default=''),
        ),
        migrations.RunSQL(_DELEGATED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='caserow',
            index=models.Index(condition=models.Q(('in_name_of', ''), _negated=True), fields=['in_name_of', 'closed_on', 'stream'], name='casework_case_delegated'),
        ),
        migrations.RemoveIndex(model_name='caserow', name='casework_case_desk'),
        migrations.AddIndex(
            model_name='caserow',
            index=models.Index(condition=models.Q(('waits_for', ''), _negated=True), fields=['authority', 'waits_for', 'nearest', 'stream'], name='casework_case_desk'),
        ),
        migrations.RunSQL(_PUT_RIGHT, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='licencerow',
            index=models.Index(condition=models.Q(('commitment_due__isnull', False)), fields=['authority', 'commitment_due', 'stream'], name='casework_licence_promises'),
        ),
    ]
