"""Users, what they may do over which part of the trees, and who has looked at what."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users; the password is hashed here and nowhere else."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        """A saved user; without a password nobody can sign in as them."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, username: str, password: str | None = None, **fields: object
    ) -> User:
        """A user to whom Django denies nothing; for `manage.py createsuperuser`."""
        return self.create_user(username, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What they see is said by their assignments, not by this row."""

    username = models.CharField(
        _("tên đăng nhập"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]*$",
                _("Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối."),
            )
        ],
    )
    display_name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    office = models.CharField(_("cơ quan, đơn vị"), max_length=200, blank=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)
    date_joined = models.DateTimeField(_("ngày tạo"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """The name to print: the display name, or the username of one who has none."""
        return str(self)

    def get_short_name(self) -> str:
        """The name to greet with."""
        return str(self)


class Role(models.TextChoices):
    """What a user may do inside the scope of an assignment; each includes the one before."""

    VIEWER = "viewer", _("người xem")
    RECORDER = "recorder", _("người ghi")
    OFFICER = "officer", _("người quản lý dữ liệu")
    ADMIN = "admin", _("quản trị hệ thống")


class ScopeKind(models.TextChoices):
    """Through which tree an assignment reaches."""

    EVERYTHING = "everything", _("toàn bộ")
    PLACE = "place", _("địa bàn")
    ORGANISATION = "organisation", _("tổ chức")


class Assignment(models.Model):
    """A role of a user over a part of a tree, from `valid_from` up to but not on `valid_to`.

    `scope_id` is the key of the place or organisation (the writer's own id), empty for everything.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(_("vai trò"), max_length=12, choices=Role.choices)
    scope_kind = models.CharField(_("phạm vi"), max_length=12, choices=ScopeKind.choices)
    scope_id = models.CharField(_("đơn vị"), max_length=200, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"))

    class Meta:
        verbose_name = _("phân công")
        verbose_name_plural = _("phân công")
        ordering = ["user", "valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__lt=models.F("valid_to")),
                name="assignment_lasts",
            ),
            models.CheckConstraint(
                condition=models.Q(scope_kind="everything", scope_id="")
                | (~models.Q(scope_kind="everything") & ~models.Q(scope_id="")),
                name="assignment_names_its_scope",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}:{self.role}:{self.scope_kind}:{self.scope_id}"


class AccessLog(models.Model):
    """One look at, or download of, records about people: who, when, what, where, how many."""

    at = models.DateTimeField(_("lúc"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="accesses", verbose_name=_("ai")
    )
    action = models.CharField(_("việc"), max_length=60)
    scope = models.CharField(_("phạm vi"), max_length=220, blank=True)
    rows = models.PositiveIntegerField(_("số dòng"), default=0)
    details = models.CharField(_("chi tiết"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lượt truy cập")
        verbose_name_plural = _("nhật ký truy cập")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_id} {self.action}"
