"""The invented cast of the random histories; every name is synthetic."""

PLACES = ("Mường Giả", "Bản Tưởng", "Nà Ví", "Chiềng Mẫu", "Phiêng Dụ", "Pá Thử", "Tà Nháp")
VILLAGES = ("Bản Giả Một", "Bản Thử Hai", "Bản Mẫu Ba", "Nà Tưởng", "Huổi Ví", "Pom Nháp")
ORGANISATIONS = ("Đảng bộ Mẫu", "Đảng bộ Thử", "Chi bộ Giả", "Chi bộ Tưởng", "Tổ đảng Ví")
FAMILY = ("Lò", "Quàng", "Cà", "Vàng", "Nguyễn", "Giàng", "Hà")
MIDDLE = ("Văn", "Thị", "A", "Mạnh", "Thu")
GIVEN = ("Giả", "Thử", "Mẫu", "Ví", "Tưởng", "Nháp", "Dụ")
ESTABLISHMENT_KINDS = ("village", "village", "village", "school", "health_station", "market")
PLACE_KINDS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
ETHNIC = ("01", "03", "05", "55", "56")
BORN = ("1950-12-31", "1961", "1972-02-29", "1980-05", "1988-06-15", "1990", "1995-01-01")
"""Birth dates on both sides of the age bands, complete and partial."""
