"""Nouns that reports about Party building count, with the class of what they name."""

from __future__ import annotations

from typing import Final, Literal

NounClass = Literal[
    "person",
    "organisation",
    "place",
    "document",
    "money",
    "time",
    "age",
    "measure",
    "household",
    "thing",
]

_LISTS: Final[dict[NounClass, str]] = {
    "person": """
        người; đảng viên; đồng chí; đ/c; đồng chí đảng viên; đảng viên chính thức;
        đảng viên dự bị; dự bị; chính thức; đảng viên mới; đại biểu; đồng bào; quần chúng;
        quần chúng ưu tú; cán bộ; công chức;
        viên chức; cán bộ, công chức; công nhân; nông dân; giáo viên; học sinh; sinh viên;
        học viên; đoàn viên; đoàn viên thanh niên; thanh niên; hội viên; nữ; phụ nữ; nam;
        nam giới; ủy viên; uỷ viên; bí thư; phó bí thư; bí thư chi bộ; bí thư đảng ủy; chi ủy viên;
        chi uỷ viên; đảng ủy viên; đảng uỷ viên; cấp ủy viên; cấp uỷ viên; trưởng bản; trưởng thôn;
        trưởng xóm; trưởng ấp; trưởng khu; trưởng ban; trưởng phòng; tổ trưởng; chi hội trưởng;
        trưởng chi hội; thôn đội trưởng; thôn trưởng; già làng; người có uy tín; chủ doanh nghiệp;
        nhân khẩu; khẩu; lao động; chiến sĩ; chiến sỹ; cựu chiến binh; bác sĩ; bác sỹ; tiến sĩ;
        tiến sỹ; thạc sĩ; thạc sỹ; giáo sư; phó giáo sư; kỹ sư; cử nhân; trí thức; lượt người;
        lượt đảng viên; lượt cán bộ; lượt đồng chí; lượt hộ; ứng viên; ứng cử viên; đối tượng;
        cá nhân; cử tri; thành viên; cộng tác viên; tuyên truyền viên; báo cáo viên; giảng viên;
        lãnh đạo; nhân viên; chuyên gia; em; cháu; trẻ em; y sĩ; y sỹ; điều dưỡng; quân nhân;
        dân tộc thiểu số; dtts; thương binh; liệt sĩ; nhân sự; nghệ nhân; xã viên; biên chế;
        cảm tình đảng; cặp vợ chồng; người dân; công an viên; dân quân; ủy viên ban chấp hành;
        thôn phó; phó bản; đảng viên nữ; đảng viên trẻ; quản đốc; hộ kinh doanh cá thể
    """,
    "organisation": """
        chi bộ; chi bộ cơ sở; chi bộ trực thuộc; chi bộ ghép; chi bộ độc lập; đảng bộ;
        đảng bộ cơ sở; đảng bộ bộ phận; đảng bộ trực thuộc; đảng ủy; đảng uỷ; đảng ủy cơ sở;
        tổ chức đảng; tổ chức cơ sở đảng; tổ chức cơ sở; tổ chức đoàn; tổ chức; tccsđ; tccs đảng;
        tổ đảng; chi ủy; chi uỷ; cấp ủy; cấp uỷ; đảng đoàn; ban cán sự; ban cán sự đảng; chi đoàn;
        chi hội; công đoàn; công đoàn cơ sở; đoàn cơ sở; đoàn thể; hội; ban; ngành; cơ quan;
        đơn vị; đơn vị sự nghiệp; doanh nghiệp; công ty; hợp tác xã; htx; tổ hợp tác; nhóm; đội;
        tổ; phòng; đồn; đồn biên phòng; câu lạc bộ; tổ công tác; đoàn công tác; đoàn kiểm tra;
        ban chỉ đạo; trung tâm; ủy ban; tổ tự quản; sở; liên đoàn; tập thể; đầu mối; tổ kiểm tra;
        ban thường vụ; ban chấp hành; hội quần chúng; loại hình;
        tỉnh ủy; tỉnh uỷ; huyện ủy; huyện uỷ; thành ủy; thị ủy; quận ủy; chi, đảng bộ;
        chi, đảng bộ cơ sở; chi, đảng bộ trực thuộc; đảng bộ, chi bộ; đảng bộ, chi bộ cơ sở;
        đảng bộ, chi bộ trực thuộc; chi bộ, đảng bộ; chi bộ, đảng bộ cơ sở;
        chi bộ, đảng bộ trực thuộc; công ty cổ phần; công ty trách nhiệm hữu hạn; công ty tnhh;
        doanh nghiệp tư nhân; bộ phận
    """,
    "place": """
        bản; thôn; xóm; ấp; buôn; bon; làng; sóc; khóm; khu; khu phố; tổ dân phố; tổ nhân dân;
        tiểu khu; khối phố; khối; khu dân cư; phố; phường; xã; thị trấn; huyện; thị xã; thành phố;
        tỉnh; quận; vùng; địa bàn; địa phương; cơ sở; trường; trường học; trường mầm non;
        trường tiểu học; trường trung học cơ sở; trường trung học phổ thông; trường thcs;
        trường thpt; trạm; trạm y tế; bệnh viện; điểm trường; nhà văn hóa; nhà văn hoá; chợ; nơi;
        chốt; điểm; cụm; cụm dân cư; điểm dân cư; khu công nghiệp; nhà máy; cơ sở y tế;
        cơ sở giáo dục; phòng khám; nhà trường; lớp; lớp học; phòng học; quốc gia; nước;
        đơn vị hành chính; thôn bản; điểm nhóm; phum; vùng miền; nhà trẻ; xí nghiệp; nông trường
    """,
    "document": """
        nghị quyết; hồ sơ; văn bản; chỉ thị; đề án; kế hoạch; quyết định; công văn; báo cáo;
        hướng dẫn; quy định; quy chế; kết luận; chương trình; đơn; đơn thư; đơn tố cáo; ý kiến;
        lượt ý kiến; kiến nghị; thông báo; thông tri; lý lịch; sổ; thẻ; thẻ đảng viên; huy hiệu;
        giấy khen; bằng khen; tài liệu; bài viết; tin; tin, bài; tin bài; bài; phiếu; phiếu bầu;
        tờ trình; chuyên đề; nhiệm vụ; nhóm nhiệm vụ; chỉ tiêu; tiêu chí; giải pháp; nội dung;
        biểu mẫu; trang; thủ tục; thủ tục hành chính; biên bản; hợp đồng; bản cam kết;
        giấy chứng nhận; tác phẩm; ấn phẩm; đầu sách; cuốn; quyển; khuyết điểm; hạn chế
    """,
    "money": "đồng; đ; vnđ; vnd; usd; đô la; đồng/tháng; đồng/năm; suất quà; phần quà",
    "time": """
        năm; tháng; ngày; giờ; phút; giây; tuần; quý; nhiệm kỳ; buổi; đợt; kỳ; khóa; khoá; phiên;
        ngày công; ngày làm việc; tiết; thập kỷ; thế kỷ; lượt; ca; vòng; kỳ họp; khóa học
    """,
    "age": "tuổi; tuổi đời",
    "measure": """
        km; km2; km²; m; m2; m²; m3; m³; ha; héc ta; hecta; héc-ta; tấn; tạ; kg; ki-lô-mét; mét;
        mét vuông; lít; cây số; sào; mẫu; kw; mw; kwh; mm; cm; gb; bậc; tấn/ha; tạ/ha; sải; gam
    """,
    "household": """
        hộ; hộ gia đình; hộ dân; hộ nghèo; hộ cận nghèo; gia đình; nóc nhà; căn nhà; nhà; ngôi nhà;
        hộ kinh doanh; hộ đồng bào; hộ thoát nghèo
    """,
    "thing": """
        cuộc; hội nghị; mô hình; dự án; công trình; sản phẩm; việc; vụ; vụ việc; trường hợp; giải;
        giải thưởng; phong trào; dân tộc; dân tộc anh em; tôn giáo; bộ; chiếc; con; cây; cái; tuyến;
        cầu; điểm cầu; câu hỏi; suất; sáng kiến; danh hiệu; hoạt động; lĩnh vực; tiêu chuẩn; khâu;
        cuộc họp; cuộc kiểm tra; cuộc giám sát; buổi sinh hoạt; lớp bồi dưỡng; chức danh; vị trí;
        nhà tình nghĩa; tầng; máy tính; máy; đề tài; khu vực; tủ sách; thiết bị; di tích; sự kiện;
        công trình, phần việc; phần việc; nhóm việc; khoản; mặt; khâu đột phá; tiết mục; gương;
        điển hình; bước; cách làm; tuyến đường; đàn; con giống; đầu gia súc; hạng mục; kênh; trang web;
        tài khoản; bài học; kinh nghiệm; mục tiêu; mũi; thửa; vấn đề; dịch vụ; xe; ô tô
    """,
}

NOUNS: Final[dict[str, str]] = {
    noun: kind for kind, text in _LISTS.items() for noun in " ".join(text.split()).split("; ")
}
"""Noun in lower case -> its class. Compound nouns stand beside their heads."""


def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for noun in NOUNS:
        words = tuple(noun.replace(",", " ,").split())
        found.setdefault(words[0], []).append(words)
    for phrases in found.values():
        phrases.sort(key=len, reverse=True)
    return found


BY_FIRST_WORD: Final = _by_first_word()
"""The first word of a noun -> the nouns that begin with it as tuples of words, longest first."""

DISCRETE: Final = frozenset({"person", "organisation", "place", "document", "household", "thing"})
"""Classes of what is counted one by one: there is no half of it."""


def noun_class(noun: str) -> str:
    """The class of a noun or of the longest noun it begins with; "thing" when not known."""
    words = noun.casefold().split()
    for length in range(len(words), 0, -1):
        kind = NOUNS.get(" ".join(words[:length]))
        if kind is not None:
            return kind
    return "thing"
