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
BORN = ("2001-06-15", "1988-12-31", "1989", "1979-05", "1980-02-29", "1969-07-01", "1959-02-28")
"""Birth dates whose bearers pass from one age band to the next during a history."""
