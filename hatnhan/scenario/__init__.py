"""The synthetic Sơn La scenario."""
