"""The addresses of the pages; words without accents, as people say them on the telephone."""

from django.urls import path

from hatnhan.web.views import (
    compare,
    establishments,
    figures,
    find,
    journal,
    maps,
    organisations,
    overview,
    people,
    record,
    reports,
)

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("co-so/", establishments.establishments, name="establishments"),
    path("co-so.<str:form>", establishments.establishments_file, name="establishments_file"),
    path("co-so/<path:key>/", establishments.establishment, name="establishment"),
    path("to-chuc/", organisations.organisations, name="organisations"),
    path("to-chuc/nhanh/<path:key>/", organisations.branch, name="branch"),
    path("to-chuc/<path:key>/", organisations.organisation, name="organisation"),
    path("dang-vien/<path:key>/", people.person, name="person"),
    path("viec/du-bi/", people.probation, name="probation"),
    path("so-lieu/", figures.figures, name="figures"),
    path("so-lieu.<str:form>", figures.figures_file, name="figures_file"),
    path("so-lieu/danh-sach/", figures.drill, name="drill"),
    path("so-lieu/danh-sach.<str:form>", figures.drill_file, name="drill_file"),
    path("so-sanh/", compare.compare, name="compare"),
    path("bao-cao/", reports.reports, name="reports"),
    path("bao-cao.<str:form>", reports.report_file, name="report_file"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("nhat-ky/<int:number>/", journal.recording, name="recording"),
    path("ghi-nhan/", record.record, name="record"),
    path("ghi-nhan/da-ghi/<int:number>/", record.recorded, name="recorded"),
    path("ghi-nhan/<str:kind>/", record.record_kind, name="record_kind"),
    path("tim/pham-vi/", find.find_scope, name="find_scope"),
    path("tim/<str:search>/", find.find, name="find"),
    path("ban-do/<str:layer>.json", maps.outlines, name="outlines"),
]
