// The map: outlines where an office has loaded them, one circle for each unit where not. A click opens the unit.
const { colours, font, living, tip } = globalThis.hatnhan;

const box = document.getElementById("map");
const data = JSON.parse(document.getElementById("map-data")?.textContent ?? "null");

// Light to dark with the share; the label takes ink or white, whichever is read better on its area.
function ramp(c) {
  const dark = document.documentElement.dataset.bsTheme === "dark";
  return dark ? ["#6b4430", "#6f6a50", "#3f7263", "#2b8670", "#43b398"] : ["#f0d5bd", "#e3e2cd", "#b5d6c9", "#6db3a0", "#1b6b5a"];
}
const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
function shade(stops, share, low) {
  const at = Math.min(Math.max((share - low) / Math.max(100 - low, 1), 0), 1) * (stops.length - 1);
  const i = Math.min(Math.floor(at), stops.length - 2);
  const [a, b] = [rgb(stops[i]), rgb(stops[i + 1])];
  return a.map((v, k) => Math.round(v + (b[k] - v) * (at - i)));
}
function luminance(colour) {
  const [r, g, b] = colour.map((v) => { const x = v / 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const readable = (colour) => ((luminance(colour) + 0.05) / 0.05 > 1.05 / (luminance(colour) + 0.05) ? "#10201a" : "#ffffff");

function scale(areas) {
  const shares = areas.map((a) => a.share).filter((s) => s !== null);
  return shares.length ? Math.max(0, Math.min(90, Math.floor(Math.min(...shares) / 10) * 10)) : 0;
}

function paint(area, stops, low, c) {
  const colour = area.share === null ? rgb("#cfd4ce") : shade(stops, area.share, low);
  return { areaColor: `rgb(${colour})`, color: `rgb(${colour})`, ink: readable(colour), borderColor: c.card };
}

function tooltip(c, pick) {
  return {
    backgroundColor: c.card, borderColor: c.line, textStyle: { color: c.ink, fontFamily: font(), fontSize: 13 },
    formatter: (p) => { const area = pick(p); return area ? tip([area.name, ...area.lines]) : ""; },
  };
}

function legend(stops, low, c, chart) {
  const width = 150;
  return [{
    type: "group", left: 4, bottom: 4, silent: true, children: [
      { type: "rect", shape: { x: 44, y: 3, width, height: 10, r: 3 }, style: { fill: new window.echarts.graphic.LinearGradient(0, 0, 1, 0, stops.map((s, i) => ({ offset: i / (stops.length - 1), color: s }))) } },
      { type: "text", style: { x: 0, y: 1, text: `${low} %`, fill: c.muted, font: `12px ${font()}` } },
      { type: "text", style: { x: 50 + width, y: 1, text: "100 % có chi bộ", fill: c.muted, font: `12px ${font()}` } },
    ],
  }];
}

function shapes(chart, collection) {
  const c = colours(), stops = ramp(c), low = scale(data.areas);
  const byKey = new Map(data.areas.map((a) => [a.key, a]));
  const room = chart.getWidth() / Math.sqrt(collection.features.length);
  const areas = collection.features.map((f) => ({ name: f.properties.id, area: byKey.get(f.properties.key) }));
  return {
    animation: false, textStyle: { fontFamily: font() }, graphic: legend(stops, low, c, chart), tooltip: tooltip(c, (p) => p.data?.area),
    series: [{
      type: "map", map: "outlines", labelLayout: { hideOverlap: true }, nameProperty: "id", roam: false, selectedMode: false, top: 6, bottom: 30, left: 4, right: 4,
      emphasis: { label: { show: room > 62 }, itemStyle: { areaColor: null, borderColor: c.ink, borderWidth: 1.6 } },
      data: areas.map(({ name, area }) => {
        const look = area ? paint(area, stops, low, c) : { areaColor: c.line, ink: c.muted };
        return {
          name, value: area?.share ?? NaN, area, cursor: area ? "pointer" : "default",
          itemStyle: { areaColor: look.areaColor, borderColor: c.card, borderWidth: 1 },
          emphasis: { itemStyle: { areaColor: look.areaColor }, label: { color: look.ink } },
          label: { show: Boolean(area) && room > 62, formatter: () => `${area.short}\n${area.shown}`, color: look.ink, fontFamily: font(), fontSize: 11, lineHeight: 14, textBorderColor: look.areaColor, textBorderWidth: 2.5 },
        };
      }),
    }],
  };
}

function circles(chart) {
  const c = colours(), stops = ramp(c), low = scale(data.areas);
  const placed = data.areas.filter((a) => a.at && a.size);
  const biggest = Math.max(...placed.map((a) => a.size), 1);
  const crowded = placed.length > 60;
  const largest = Math.min(44, (chart.getWidth() / Math.sqrt(placed.length || 1)) * (crowded ? 0.42 : 0.6));
  // In a crowd only those furthest behind are named; the pointer and the table name the others.
  const behind = new Set([...placed].sort((a, b) => a.share - b.share).slice(0, 10));
  const [xs, ys] = [0, 1].map((i) => placed.map((a) => a.at[i]));
  const mid = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const k = Math.cos((mid.y * Math.PI) / 180);
  const wide = chart.getWidth() - 70, high = chart.getHeight() - 80;
  const half = Math.max(((Math.max(...xs) - Math.min(...xs)) * k) / wide, (Math.max(...ys) - Math.min(...ys)) / high, 1e-4) / 2;
  const named = chart.getWidth() / Math.sqrt(placed.length || 1) > 62;
  return {
    animation: false, textStyle: { fontFamily: font() }, graphic: legend(stops, low, c, chart), tooltip: tooltip(c, (p) => p.data.area),
    grid: { left: 35, right: 35, top: 30, bottom: 50 },
    xAxis: { type: "value", show: false, min: mid.x - (half * wide) / k, max: mid.x + (half * wide) / k },
    yAxis: { type: "value", show: false, min: mid.y - half * high, max: mid.y + half * high },
    series: [{
      type: "scatter", cursor: "pointer", labelLayout: { hideOverlap: true },
      data: placed.map((area) => {
        const look = paint(area, stops, low, c);
        return {
          value: area.at, area, symbolSize: Math.max(9, Math.sqrt(area.size / biggest) * largest),
          itemStyle: { color: look.color, borderColor: c.card, borderWidth: 1, opacity: 0.95 },
          label: { show: !crowded || behind.has(area), position: "bottom", distance: 2, formatter: named || crowded ? `${area.short} ${area.shown}` : area.short, color: c.ink, fontFamily: font(), fontSize: 11, textBorderColor: c.card, textBorderWidth: 3 },
        };
      }).sort((a, b) => b.area.size - a.area.size),
    }],
  };
}

async function start() {
  let option = circles;
  if (data.outlines) {
    const answer = await fetch(data.outlines);
    if (answer.ok) {
      const collection = await answer.json();
      collection.features.forEach((f, i) => { f.properties.id = String(i); });
      window.echarts.registerMap("outlines", collection);
      option = (chart) => shapes(chart, collection);
    }
  }
  const { chart, draw } = living(box, option);
  let width = chart.getWidth();
  new ResizeObserver(() => { if (Math.abs(chart.getWidth() - width) > 60) { width = chart.getWidth(); draw(); } }).observe(box);
  chart.on("click", (event) => { if (event.data?.area) window.location.assign(event.data.area.href); });
}

if (box && data?.areas?.length && window.echarts) start();
