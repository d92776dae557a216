"""Pages for what goes wrong outside a view: unknown addresses, refused requests, our own mistakes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SENTENCES = {
    400: (
        "Địa chỉ hoặc biểu mẫu không đọc được",
        "Hãy quay lại trang trước và thử lại; nếu gõ tay địa chỉ, hãy kiểm tra từng chữ.",
    ),
    403: (
        "Đồng chí không được vào đây",
        "Nếu vừa gửi biểu mẫu, có thể trang đã mở quá lâu: hãy tải lại trang rồi gửi lại.",
    ),
    404: (
        "Không có trang này",
        "Địa chỉ sai, hoặc mục này nằm ngoài phạm vi đồng chí được giao. Hãy bắt đầu lại từ Tổng quan.",
    ),
    500: (
        "Phần mềm gặp lỗi",
        "Dữ liệu không bị thay đổi. Lỗi đã được ghi lại; hãy thử lại sau ít phút hoặc báo người quản trị.",
    ),
}


TOO_MUCH = (
    "Nội dung gửi lên quá dài",
    "Chỉ nhận được 16 MB chữ một lần. Hãy chia nhỏ, hoặc gửi thành tệp.",
)


def _fault(request: HttpRequest, status: int, said: tuple[str, str] | None = None) -> HttpResponse:
    title, remedy = said or SENTENCES[status]
    return render(
        request,
        "web/fault_bare.html",
        {"title": title, "remedy": remedy, "fault": status},
        status=status,
    )


def handler400(request: HttpRequest, exception: object = None) -> HttpResponse:
    """The request could not be read."""
    return _fault(request, 400, TOO_MUCH if isinstance(exception, RequestDataTooBig) else None)


def handler403(request: HttpRequest, *_given: Any, **_details: Any) -> HttpResponse:
    """The user may not."""
    return _fault(request, 403)


def handler404(request: HttpRequest, *_given: Any, **_details: Any) -> HttpResponse:
    """No such address."""
    return _fault(request, 404)


def handler500(request: HttpRequest) -> HttpResponse:
    """A mistake of the program; nothing is told but that nothing was changed."""
    return _fault(request, 500)


def csrf_failure(request: HttpRequest, **_details: Any) -> HttpResponse:
    """A form without its token: an old page, or a foreign one."""
    return _fault(request, 403)
