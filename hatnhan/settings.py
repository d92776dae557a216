"""Settings of one installation, all from the environment (docs/reference/settings.md).

Without any setting the program is an embedded, single-machine installation: SQLite in
`./var`, no outside call. `DATABASE_URL` makes it a PostgreSQL one, `HATNHAN_HOSTS` opens it to a
network, `HATNHAN_HTTPS` says that it is reached by HTTPS.
"""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import unquote

import environ
from csp.constants import NONCE, NONE, SELF

env = environ.Env()
HOME = Path(env.str("HATNHAN_HOME", default="./var")).expanduser().resolve()
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret_key() -> str:
    """The key of this installation: made once, readable by its owner only."""
    path = HOME / "secret_key"
    if not path.exists():
        # Written aside and linked: two processes that start together agree on one whole key.
        aside = HOME / f".secret_key.{os.getpid()}"
        aside.touch(mode=0o600)
        aside.write_text(secrets.token_urlsafe(64), encoding="ascii")
        with contextlib.suppress(FileExistsError):
            os.link(aside, path)
        aside.unlink()
    return path.read_text(encoding="ascii")


SECRET_KEY = env.str("HATNHAN_SECRET_KEY", default="") or _secret_key()
DEBUG = env.bool("HATNHAN_DEBUG", default=False)
HTTPS = env.bool("HATNHAN_HTTPS", default=False)
ALLOWED_HOSTS = env.list("HATNHAN_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
TRUSTED_PROXY = env.str("HATNHAN_PROXY", default="127.0.0.1" if HTTPS else "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "hatnhan.ledger",
    "hatnhan.accounts",
    "hatnhan.statute",
    "hatnhan.registry",
    "hatnhan.programmes",
    "hatnhan.indicators",
    "hatnhan.scenario",
    "hatnhan.reports",
    "hatnhan.drafts",
    "hatnhan.capture",
    "hatnhan.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hatnhan.accounts.middleware.NoStoreMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]

ROOT_URLCONF = "hatnhan.urls"
WSGI_APPLICATION = "hatnhan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# -- Data ---------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    # A writer takes the lock when its transaction begins, so it waits instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA busy_timeout=20000; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
    ),
}


def _database() -> dict[str, object]:
    """The one database: PostgreSQL where DATABASE_URL names it, else SQLite under HATNHAN_HOME."""
    url = env.str("DATABASE_URL", default="")
    if url:
        database: dict[str, object] = dict(env.db_url_config(url))
    else:
        database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HOME / "db.sqlite3")}
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["OPTIONS"] = SQLITE_OPTIONS
    else:
        # A Unix socket stands in the address as its folder, written %2Fvar%2Frun%2Fpostgresql.
        host = unquote(str(database.get("HOST", "")))
        database |= {"HOST": host, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Sign-in ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "NumericPasswordValidator"},
    {
        "NAME": _VALIDATION + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "display_name", "office")},
    },
    {"NAME": "hatnhan.accounts.passwords.ContextWordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "hatnhan.accounts.views.locked_out"

# -- What leaves this machine: nothing. Frames and cookies are as strict as Django's defaults -----

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],  # Bootstrap's own small pictures
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "hatnhan.web.faults.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# -- Language -----------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
FORMAT_MODULE_PATH = ["hatnhan.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# -- Files --------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
# Development reads the files where they lie; an installation serves what `hatnhan serve` collects.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
_STATICFILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
_COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATICFILES if DEBUG else _COLLECTED},
}
REPORTS_DIR, ANCHORS_DIR, DRAFTS_DIR = (HOME / d for d in ("reports", "anchors", "drafts"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 << 20  # a pasted draft of 200 pages has 3 MB
