"""The one catalogue of refusals.

Every error a user can meet is a ``Problem``: a stable code for programs, a Vietnamese
sentence for people that says what is wrong, where, and what to do, and named details.
"""

from __future__ import annotations

from typing import Final

_SHAPE: Final[dict[str, str]] = {
    "bad_json": "Dòng này không phải một đối tượng JSON hợp lệ ({reason}). Hãy sửa lại dòng.",
    "duplicate_key": "Khóa “{field}” xuất hiện hai lần trong một dòng. Hãy giữ lại một.",
    "bad_text": "“{field}” chứa ký tự không dùng được (NUL hoặc mã hỏng). Hãy gõ lại giá trị.",
    "not_utf8": "Tệp không phải UTF-8. Hãy lưu lại tệp theo mã UTF-8.",
    "unknown_kind": "Không có loại sự việc “{kind}”. Xem danh mục loại sự việc trong tài liệu.",
    "unknown_field": "Loại “{kind}” không có trường “{field}”. Hãy bỏ trường này.",
    "missing_field": "Loại “{kind}” thiếu trường “{field}”. Hãy bổ sung.",
    "bad_value": "Trường “{field}” không nhận giá trị này. Cần: {expected}.",
    "bad_date": "Trường “{field}” không phải một ngày có thật. Cần dạng NĂM-THÁNG-NGÀY.",
    "decision_after": "Ngày quyết định {decision_on} sau ngày {on}. Hãy kiểm tra hai ngày.",
    "born_after": "Ngày sinh {born} sau ngày ghi danh {on}. Hãy kiểm tra hai ngày.",
    "too_few_units": "Sáp nhập cần ít nhất hai đơn vị khác nhau. Hãy kiểm tra danh sách.",
    "into_source": "“{id}” vừa bị tách vừa là đơn vị nhận. Hãy bỏ khỏi danh sách nhận.",
}

_UNITS: Final[dict[str, str]] = {
    "unknown_id": "Chưa có {what} “{id}” trong sổ. Hãy ghi nhận {what} này trước.",
    "id_taken": "Mã “{id}” đã dùng cho một {what} khác. Mã không được dùng lại.",
    "not_yet": "{what} “{id}” chưa có vào ngày {on}. Hãy kiểm tra ngày.",
    "ended": "{what} “{id}” không còn vào ngày {on}. Hãy kiểm tra ngày hoặc đơn vị kế tục.",
    "already_ended": "{what} “{id}” đã kết thúc từ trước. Không thể kết thúc lần nữa.",
    "nothing_changes": "Việc này không thay đổi gì với {what} “{id}”. Hãy kiểm tra lại.",
    "bad_level": "Đơn vị cấp {level} không thể thuộc đơn vị cấp {parent_level}.",
    "level_differs": "Chỉ sáp nhập hoặc tách giữa các đơn vị cùng cấp; “{id}” khác cấp.",
    "bad_rank": "Tổ chức “{id}” không thể trực thuộc “{parent}” vì không thấp cấp hơn.",
    "parent_needed": "Chi bộ và tổ đảng phải có cấp trên trực tiếp; “{id}” chưa có.",
    "below_source": "“{id}” nằm trong đơn vị bị sáp nhập hoặc chia tách nên không thể tiếp nhận.",
    "has_children": "“{id}” còn đơn vị trực thuộc “{child}”. Hãy chuyển đơn vị đó trước.",
    "has_establishments": "“{id}” còn cơ sở “{child}”. Hãy chuyển hoặc đóng cơ sở đó trước.",
    "has_members": "“{id}” còn đảng viên “{child}”. Hãy chuyển sinh hoạt trước.",
    "not_mapped": "Việc tách “{id}” chưa nói “{child}” về đâu. Hãy bổ sung.",
    "mapped_outside": "Việc tách “{id}” đưa “{child}” về “{into}”, không nằm trong các đơn vị nhận.",
    "not_a_cell": "“{id}” không phải chi bộ vào ngày {on}. Đảng viên chỉ sinh hoạt ở chi bộ.",
}

_MEMBERS: Final[dict[str, str]] = {
    "already_assigned": "Chi bộ “{cell}” đã được giao cơ sở “{establishment}” rồi.",
    "not_assigned": "Chi bộ “{cell}” không được giao cơ sở “{establishment}” vào ngày {on}.",
    "not_a_member": "“{id}” không phải đảng viên đang sinh hoạt vào ngày {on}.",
    "already_a_member": "“{id}” đang là đảng viên vào ngày {on}; không thể kết nạp hay tiếp nhận.",
    "cannot_be_admitted": "“{id}” đã từng là đảng viên. Hãy dùng kết nạp lại, phục hồi hoặc tiếp nhận.",
    "cannot_arrive": "“{id}” đã ra khỏi Đảng, không thể tiếp nhận. Hãy dùng kết nạp lại, phục hồi.",
    "cannot_be_readmitted": "“{id}” chưa bị xóa tên, khai trừ hay xin ra nên không thể kết nạp lại.",
    "cannot_be_restored": "“{id}” chưa bị xóa tên, khai trừ, xin ra hay hủy kết nạp.",
    "has_died": "“{id}” đã từ trần. Không thể ghi nhận thêm sinh hoạt đảng.",
    "already_official": "“{id}” đã là đảng viên chính thức vào ngày {on}.",
    "already_set_apart": "“{id}” đang được miễn hoặc bị đình chỉ sinh hoạt vào ngày {on}.",
    "not_set_apart": "“{id}” không được miễn hay bị đình chỉ sinh hoạt vào ngày {on}.",
    "already_away": "“{id}” đang tạm vắng vào ngày {on}.",
    "not_away": "“{id}” không tạm vắng vào ngày {on}.",
}

_RECORDS: Final[dict[str, str]] = {
    "unknown_recording": "Chưa có lần ghi nhận số {of}. Hãy kiểm tra số.",
    "not_standing": "Lần ghi nhận số {of} không còn hiệu lực nên không thể sửa hoặc hủy.",
    "not_correctable": "Lần ghi nhận số {of} là việc hủy; chỉ có thể hủy nó, không thể sửa.",
    "kind_differs": "Bản sửa phải cùng loại “{kind}” với lần ghi nhận gốc.",
}

_QUESTIONS: Final[dict[str, str]] = {
    "not_found": "Không tìm thấy {what} “{id}” trong phạm vi của đồng chí.",
    "known_at_above_latest": "Mới có {latest} lần ghi nhận; không có lần số {known_at}.",
    "scope_not_in_tree": "“{id}” không có trong cây đơn vị ngày nay. Hãy chọn địa giới khi đó.",
    "unknown_figure": "Không có số liệu “{path}”. Xem danh mục số liệu.",
    "not_allowed": "Đồng chí chưa được giao quyền làm việc này. Hãy liên hệ người quản trị.",
    "rule_broken": "{message}",
    "bad_file": "Không dùng được tệp: {reason}",
    "damaged": "Dữ liệu không khớp: {reason}",
}

_INSTALLATION: Final[dict[str, str]] = {
    "database_newer": "Cơ sở dữ liệu thuộc phiên bản mới hơn ({newer}). Hãy nâng cấp chương trình.",
    "backup_newer": "Bản sao lưu thuộc phiên bản mới hơn ({newer}). Hãy nâng cấp chương trình.",
    "backup_engine": "Bản sao lưu là của {engine}, nơi nhận là {target}. Hãy dùng facts export/import.",
    "port_taken": "Cổng {port} của {host} đang bận. Hãy chọn cổng khác bằng --port.",
    "tool_missing": "Máy này thiếu chương trình {tool}. Hãy cài gói {package} rồi làm lại.",
    "bad_account": "Không lưu được tài khoản: {reason}",
    "unknown_user": "Không có người dùng “{username}”. Xem danh sách: hatnhan users list.",
    "register_in_use": "Sổ này đã có dữ liệu. Bản dùng thử cần thư mục riêng: đặt HATNHAN_HOME khác.",
    "home_failed": "Không dùng được thư mục dữ liệu HATNHAN_HOME: {reason}. Hãy chọn nơi khác.",
    "database_failed": "Cơ sở dữ liệu từ chối: {reason}",
}

_DRAFTS: Final[dict[str, str]] = {
    "draft_expired": "Không có kết quả soát này; kết quả chỉ để {minutes} phút nếu không giữ. Hãy soát lại.",
    "draft_broken_off": "Việc soát bị ngắt giữa chừng. Hãy soát lại; dự thảo không bị thay đổi.",
    "draft_empty": "Văn bản không có chữ nào để soát. Hãy dán nội dung hoặc chọn tệp khác.",
    "draft_too_long": "Văn bản dài {characters} ký tự; chỉ soát được {most} (chừng 200 trang). Hãy chia nhỏ.",
    "draft_too_big": "Tệp nặng hơn {megabytes} MB. Hãy bỏ bớt ảnh hoặc dán phần cần soát.",
    "draft_not_vietnamese": "Văn bản không phải tiếng Việt. Chỉ soát được văn bản tiếng Việt có dấu.",
    "draft_without_accents": "Văn bản tiếng Việt không có dấu nên không đọc được. Hãy dùng bản có dấu.",
    "draft_old_font": "Văn bản gõ theo bảng mã {encoding}. Hãy chuyển sang Unicode rồi soát lại.",
    "draft_encoding": "Không nhận ra bảng mã của tệp. Hãy lưu lại tệp theo UTF-8.",
    "draft_binary": "Tệp không phải văn bản. Hãy chọn tệp .docx hoặc .txt.",
    "draft_old_word": "Tệp thuộc loại Word cũ (.doc). Hãy mở bằng Word và lưu lại thành .docx.",
    "draft_password": "Tệp có mật khẩu. Hãy bỏ mật khẩu trong Word rồi chọn lại.",
    "draft_pdf": "Tệp là PDF. Hãy dùng tệp Word gốc (.docx) hoặc sao chép chữ rồi dán vào.",
    "draft_other_format": "Tệp thuộc loại {format}. Hãy lưu lại thành .docx hoặc dán nội dung vào.",
    "draft_picture": "Tệp là ảnh, không có chữ để đọc. Hãy dùng tệp Word gốc hoặc gõ lại nội dung.",
    "draft_archive": "Tệp là tệp nén. Hãy giải nén rồi chọn tệp .docx bên trong.",
    "draft_damaged": "Tệp Word bị hỏng ({reason}). Hãy mở bằng Word, lưu thành tệp .docx mới.",
    "draft_bomb": "Tệp Word bung ra quá lớn ({reason}) nên không mở. Hãy dán nội dung vào.",
    "draft_macros": "Tệp có macro. Hãy lưu lại thành .docx không macro.",
    "draft_entities": "Tệp có khai báo DTD hoặc thực thể XML, có thể gây hại. Hãy dán nội dung vào.",
    "draft_outside_link": "Tệp nối với tệp ngoài “{target}”. Hãy gỡ liên kết đó hoặc dán nội dung vào.",
    "draft_embedded": "Tệp chèn nguyên một tệp khác bên trong. Hãy mở bằng Word và lưu lại thành .docx.",
    "draft_tracked_changes": "Tệp còn dấu sửa chưa duyệt. Hãy chấp nhận hoặc từ chối hết rồi soát lại.",
    "draft_differs": "Tệp không phải bản đã soát. Hãy soát lại tệp này trước khi lấy ghi chú.",
    "file_too_slow": "Đọc tệp quá {seconds} giây nên đã dừng. Hãy dùng tệp nhỏ hoặc đơn giản hơn.",
    "file_too_heavy": "Đọc tệp cần hơn {megabytes} MB bộ nhớ nên đã dừng. Hãy dùng tệp nhỏ hơn.",
    "file_crashes": "Tệp làm chương trình đọc hỏng. Hãy mở tệp, lưu lại thành tệp mới rồi thử lại.",
    "too_busy": "Máy chủ đang đọc nhiều tệp. Hãy thử lại sau ít phút.",
}

_CAPTURE: Final[dict[str, str]] = {
    "too_big": "Tệp nặng hơn {megabytes} MB nên không đọc. Hãy bỏ ảnh, hình vẽ hoặc chia nhỏ tệp.",
    "password_protected": "Tệp có mật khẩu hoặc bị hạn chế quyền. Hãy bỏ mật khẩu trong Excel rồi chọn lại.",
    "macros": "Tệp có macro nên không đọc. Hãy lưu lại thành .xlsx không macro.",
    "embedded_files": "Tệp chèn tệp hoặc đối tượng khác bên trong. Hãy xóa chúng rồi lưu lại thành .xlsx.",
    "dde": "Tệp có liên kết DDE gọi chương trình khác. Hãy xóa các công thức đó, chỉ dán giá trị.",
    "doctype": "Tệp có khai báo DTD hoặc thực thể XML, có thể gây hại. Hãy lưu lại bằng Excel.",
    "outside_file": "Tệp nối với tệp ngoài “{target}”. Hãy gỡ liên kết đó rồi lưu lại.",
    "truncated": "Tệp bảng tính bị hỏng ({reason}). Hãy chép hoặc tải lại từ nơi gửi; "
    "vẫn hỏng thì mở bằng Excel, lưu thành .xlsx mới.",
    "zip_bomb": "Tệp bung ra quá lớn ({reason}) nên không mở. Hãy chép dữ liệu sang tệp mới.",
    "too_many_sheets": "Tệp có {sheets} trang tính; chỉ đọc được {most}. Hãy xóa bớt trang không dùng.",
    "too_many_cells": "Ô {cell} của “{sheet}” ở ngoài {rows} dòng, {columns} cột. "
    "Hãy xóa ô đó hoặc chia nhỏ tệp.",
    "html_named_xlsx": "“{name}” thật ra là {format}. Hãy mở bằng Excel rồi lưu lại thành .xlsx.",
    "other_spreadsheet": "“{name}” thuộc loại {format}. Hãy mở bằng Excel rồi lưu lại thành .xlsx.",
    "not_a_spreadsheet": "“{name}” không phải bảng tính ({format}). Hãy chọn tệp .xlsx, .xls, .ods, .csv.",
    "encoding_unknown": "Không nhận ra bảng mã của tệp chữ. Hãy lưu lại thành .xlsx hoặc CSV UTF-8.",
    "sheet_empty": "Bảng tính không có dòng dữ liệu nào. Hãy kiểm tra tệp và trang tính.",
    "sheet_unknown": "Tệp không có trang “{sheet}”. Các trang có trong tệp: {sheets}.",
    "import_moved": "Sổ vừa có thêm lần ghi sau khi kiểm tra tệp. Hãy xem lại kết quả rồi nhập.",
    "import_state": "Lượt nhập “{name}” {state} nên không làm được việc này. Hãy tải lại trang.",
    "import_gone": "Tệp “{name}” không còn giữ ({hours} giờ). Hãy chọn lại tệp để kiểm tra.",
    "doubt_decided": "Cặp này {who} vừa quyết định rồi. Hãy mở lại trang.",
    "import_broken_off": "Việc nhập bị ngắt giữa chừng; chưa ghi gì. Hãy chọn lại tệp.",
    "import_built_on": "Không hoàn tác được: có việc ghi sau dựa vào lượt nhập này ({what}). Hãy hủy trước.",
}

CATALOGUE: Final[dict[str, str]] = {
    **_SHAPE,
    **_UNITS,
    **_MEMBERS,
    **_RECORDS,
    **_QUESTIONS,
    **_INSTALLATION,
    **_DRAFTS,
    **_CAPTURE,
}
"""Code of every refusal, and its Vietnamese sentence with named places."""

WHAT: Final[dict[str, str]] = {
    "place": "đơn vị hành chính",
    "establishment": "cơ sở",
    "organisation": "tổ chức đảng",
    "person": "người",
}


class Problem(Exception):
    """A refusal: what was asked cannot be, and nothing has been recorded.

    ``code`` is a key of ``CATALOGUE``; ``details`` are the named facts of the sentence.
    """

    def __init__(self, code: str, /, **details: object) -> None:
        self.code = code
        self.details = details
        self.message = CATALOGUE[code].format(**{k: _shown(v) for k, v in details.items()})
        self.message = self.message[:1].upper() + self.message[1:]
        super().__init__(self.message)


def _shown(value: object) -> str:
    """A detail as people read it: dates as 10/02/2006."""
    strftime = getattr(value, "strftime", None)
    text = str(strftime("%d/%m/%Y")) if strftime else str(value)
    # Half a surrogate pair can be quoted from a broken line, but never printed.
    return text.encode("utf-8", "replace").decode()
