// Two lines since 2006, with the day asked about marked; a click goes to the day clicked.
const { colours, font, living, number, still, tip } = globalThis.hatnhan;

const box = document.getElementById("trend");
const data = JSON.parse(document.getElementById("trend-data")?.textContent ?? "null");
const day = (iso) => iso.split("-").reverse().join("/");

function series(name, key, colour, ink, fill, offset) {
  return {
    name, type: "line", symbol: "circle", symbolSize: 5, showSymbol: false, step: false, cursor: "pointer",
    lineStyle: { width: 2.5, color: colour }, itemStyle: { color: colour }, areaStyle: { color: fill, opacity: 0.55 },
    data: data.days.map((d, i) => [d, data[key][i]]),
    endLabel: { show: true, formatter: "{a}", color: ink, fontFamily: font(), fontSize: 12.5, offset: [2, offset] },
  };
}

function option(chart) {
  const c = colours();
  const narrow = chart.getWidth() < 520;
  const few = series("chưa có chi bộ", "no_cell", c.due, c.fewInk, c.fewSoft, -11);
  const none = series("chưa có đảng viên", "no_member", c.none, c.noneInk, "transparent", 5);
  few.markLine = {
    symbol: "none", silent: true, lineStyle: { color: c.ink, width: 1.5, type: "solid" },
    label: { formatter: day(box.dataset.on), color: c.ink, fontFamily: font(), position: "end" },
    data: [{ xAxis: box.dataset.on }],
  };
  if (narrow) { few.endLabel.show = false; none.endLabel.show = false; }
  return {
    animation: !still(), textStyle: { fontFamily: font() },
    legend: { show: narrow, bottom: 0, icon: "roundRect", itemWidth: 12, itemHeight: 12, textStyle: { color: c.muted } },
    grid: { left: 46, right: narrow ? 12 : 142, top: 26, bottom: narrow ? 52 : 28 },
    xAxis: { type: "time", axisTick: { show: false }, axisLine: { lineStyle: { color: c.line } }, axisLabel: { color: c.muted, formatter: "{yyyy}", hideOverlap: true }, minInterval: 365 * 864e5 },
    yAxis: { type: "value", splitNumber: 4, splitLine: { lineStyle: { color: c.line, opacity: 0.7 } }, axisLabel: { color: c.muted, formatter: number } },
    tooltip: {
      trigger: "axis", backgroundColor: c.card, borderColor: c.line, textStyle: { color: c.ink, fontFamily: font(), fontSize: 13 },
      formatter: (points) => tip([day(points[0].data[0]), ...points.map((p) => `${p.seriesName}: ${number(p.data[1])}`)]),
    },
    series: [few, none],
  };
}

if (box && data && window.echarts) {
  const { chart } = living(box, option);
  chart.on("click", (event) => {
    const address = new URL(window.location.href);
    address.searchParams.set("on", event.data[0]);
    window.location.assign(address);
  });
}
