"""Make the peer's tables and its people: run as a module with how many groups of people."""

import json
import os
import sys

import django

ROLES = ("applicant", "clerk", "examiner", "second-examiner", "decider")


def main(groups: int) -> None:
    """Create the tables and print one token for each role of each group."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.baseline.settings")
    django.setup()

    # Django has to be set up before its models can be imported.
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from rest_framework.authtoken.models import Token  # noqa: PLC0415

    from benchmarks.baseline.models import Material, User  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    # The peer at its best, too: files are compressed already when they come.
    with connection.cursor() as cursor:
        table = Material._meta.db_table
        cursor.execute(f"ALTER TABLE {table} ALTER COLUMN content SET STORAGE EXTERNAL")
    tokens = [
        {
            role: Token.objects.create(
                user=User.objects.create_user(
                    f"{role}-{group}", role=role.removeprefix("second-"), authority="310105-wjw"
                )
            ).key
            for role in ROLES
        }
        for group in range(groups)
    ]
    json.dump(tokens, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
