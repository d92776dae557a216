"""A programme: a resolution of the Party committee, and the settings its reports follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Programme(models.Model):
    """One resolution. It stores no figure; targets and figures come from elsewhere, by date."""

    code = models.SlugField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=300)
    number = models.CharField(_("số, ký hiệu nghị quyết"), max_length=60)
    issued_on = models.DateField(_("ngày ban hành"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    starts_on = models.DateField(_("ngày bắt đầu"))
    joint_counts_as_cell = models.BooleanField(
        _("chi bộ ghép tính là đã có chi bộ"),
        default=False,
        help_text=_("Chỉ đổi các tổng có tên trong báo cáo, không đổi sáu trạng thái của cơ sở."),
    )

    class Meta:
        verbose_name = _("chương trình")
        verbose_name_plural = _("chương trình")
        ordering = ["starts_on", "code"]

    def __str__(self) -> str:
        return f"{self.number}: {self.name}"
