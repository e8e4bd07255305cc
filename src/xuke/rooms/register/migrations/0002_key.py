"""The key of the record in certificates and their documents: authority and the year of the stream's opening."""

from django.db import migrations, models

from xuke.record.widening import widen, widen_once


# A document is found by its digest; two of the same bytes are one document all the same.
_DIGEST = (
    'CREATE UNIQUE INDEX register_document_once'
    ' ON register_certificate_document (digest, authority, year)',
    'ALTER TABLE register_certificate_document'
    ' ADD CONSTRAINT register_document_once UNIQUE USING INDEX register_document_once',
    '-- squawk-ignore ban-drop-constraint\n'
    'ALTER TABLE register_certificate_document'
    ' DROP CONSTRAINT register_certificate_document_digest_key',
    '-- squawk-ignore require-concurrent-index-deletion\n'
    'DROP INDEX register_certificate_document_digest_dca6b89d_like',
)
_DIGEST_BEFORE = (
    'ALTER TABLE register_certificate_document'
    ' ADD CONSTRAINT register_certificate_document_digest_key UNIQUE (digest)',
    'CREATE INDEX register_certificate_document_digest_dca6b89d_like'
    ' ON register_certificate_document (digest text_pattern_ops)',
    'ALTER TABLE register_certificate_document DROP CONSTRAINT register_document_once',
)


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0001_initial'),
        ('record', '0002_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='certificate',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='certificatedocument',
            name='authority',
            field=models.TextField(default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='certificatedocument',
            name='year',
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        widen('register_certificate', ('stream',)),
        widen('register_certificate_document', ('stream',), fills=('authority', 'year')),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                widen_once(
                    'register_certificate',
                    'register_identifier_once',
                    ('identifier',),
                    "NOT (identifier = '')",
                ),
                migrations.RunSQL(_DIGEST, _DIGEST_BEFORE),
            ],
            state_operations=[
                migrations.RemoveConstraint(
                    model_name='certificate',
                    name='register_identifier_once',
                ),
                migrations.AddConstraint(
                    model_name='certificate',
                    constraint=models.UniqueConstraint(condition=models.Q(('identifier', ''), _negated=True), fields=('identifier', 'authority', 'year'), name='register_identifier_once'),
                ),
                migrations.AlterField(
                    model_name='certificatedocument',
                    name='digest',
                    field=models.TextField(),
                ),
                migrations.AddConstraint(
                    model_name='certificatedocument',
                    constraint=models.UniqueConstraint(fields=('digest', 'authority', 'year'), name='register_document_once'),
                ),
            ],
        ),
    ]
