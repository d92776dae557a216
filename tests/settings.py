"""Settings of the tests: the program's own, in a folder that is thrown away."""

import atexit
import os
import shutil
import tempfile

# Always a new folder, never one from the environment: parallel workers must not share it.
_home = tempfile.mkdtemp(prefix="hatnhan-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["HATNHAN_HOME"] = _home

from hatnhan.settings import *  # noqa: E402, F403 - after the folder is chosen; all settings

# Files are read where they lie: no collecting before the tests.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# The real hasher, with the smallest cost: hundreds of sign-ins would take minutes otherwise.
PASSWORD_HASHERS = ["tests.passwords.QuickArgon2"]
