// The page's own colours for charts, read from the style sheet so that light and dark have one source.
// Shared through one global: file names are hashed in an installation, so scripts cannot import each other.
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const colours = () => ({
  ink: css("ink"), muted: css("muted"), line: css("line"), card: css("card"), paper: css("paper"),
  own: css("own"), joint: css("joint"), few: css("few"), none: css("none"), due: css("due"),
  fewInk: css("few-ink"), noneInk: css("none-ink"), fewSoft: css("few-soft"),
});

const font = () => getComputedStyle(document.body).fontFamily;
const number = (n) => n.toLocaleString("vi-VN");
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// Draws now, again when light turns dark, and follows the width of its box.
function living(element, option) {
  const chart = window.echarts.init(element, null, { renderer: "svg" });
  const draw = () => chart.setOption(option(chart), true);
  draw();
  new ResizeObserver(() => { chart.resize(); }).observe(element);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(draw));
  return { chart, draw };
}

// A tooltip as an element: its style is set by script, which the content policy allows; markup with style is not.
function tip(lines) {
  const box = document.createElement("div");
  for (const [i, text] of lines.entries()) {
    const line = document.createElement(i ? "div" : "b");
    line.textContent = text;
    box.append(line);
  }
  return box;
}

globalThis.hatnhan = { colours, font, living, number, still, tip };
