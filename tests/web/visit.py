"""A visit to the site in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, Request

from tests.web.conftest import PASSWORD

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
SIZES = {"desk": (1440, 1000), "phone": (390, 844)}


class Visit:
    """One browser window, with everything that went wrong in it."""

    def __init__(
        self, browser: Browser, site: str, size: str = "desk", scheme: str = "light"
    ) -> None:
        width, height = SIZES[size]
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="vi-VN",
            accept_downloads=True,
        )
        self.page: Page = self.context.new_page()
        self.site = site
        self.wrong: list[str] = []
        self.outside: list[str] = []
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._seen)

    def _seen(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.outside.append(request.url)

    def sign_in(self, name: str = "officer") -> None:
        self.page.goto(f"{self.site}/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(name)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(f"{self.site}/")

    def violations(self) -> list[str]:
        """What axe finds, as "rule: where"."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        return [f"{v['id']}: {[n['target'] for n in v['nodes']][:4]}" for v in found]

    def end(self) -> None:
        self.context.close()
