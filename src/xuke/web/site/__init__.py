"""The site around every page: request, errors, gates, navigation, sign-in."""
