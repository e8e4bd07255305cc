"""Makes the people of an installation, and prints a token for each."""

import json

import django


def main() -> None:
    """Make the demonstration accounts and a second applicant."""
    django.setup()
    from xuke.access.demonstration import (  # noqa: PLC0415 - after Django's setup
        PASSWORD,
        ensure_demonstration_accounts,
    )
    from xuke.access.models import User  # noqa: PLC0415
    from xuke.access.people import make_token  # noqa: PLC0415
    from xuke.web.clock import now  # noqa: PLC0415

    accounts = ensure_demonstration_accounts()
    accounts["linju"] = User.objects.create_user("linju", PASSWORD, name="另一申请人（演示）")
    tokens = {name: make_token(user, label="journey", at=now()) for name, user in accounts.items()}
    print(json.dumps(tokens))  # noqa: T201 - its caller reads it


if __name__ == "__main__":
    main()
