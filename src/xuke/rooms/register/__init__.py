"""证照: certificates, their documents and their verification."""
