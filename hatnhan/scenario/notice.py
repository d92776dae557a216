"""The words by which the scenario is known, in its first line and wherever it is shown."""

from typing import Final

NOTICE: Final = (
    "Dữ liệu mô phỏng: bản, trường học, trạm y tế và con người đều hư cấu; "
    "chỉ số tổng hợp là số đã công bố."
)
