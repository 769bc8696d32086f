// The values of a measure over time, a line for each source; the table below has the same.

import { listen } from "./keys.js";
import uPlot from "./uplot/uPlot.esm.js";

listen();
const root = document.getElementById("chart");
const DASHES = [[], [6, 3], [2, 3], [10, 3, 2, 3], [1, 1]];
const COLOURS = ["--amount", "--who", "--subject", "--measure", "--event"];

const points = [...document.querySelectorAll("[data-value]")]
  .map(({ dataset }) => ({ ...dataset, value: Number(dataset.value), at: Date.parse(dataset.from || dataset.until) / 1000 }))
  .filter(({ at, value }) => Number.isFinite(at) && Number.isFinite(value));
const unit = mostFrequent(points.map((point) => point.unit));
const drawn = points.filter((point) => point.unit === unit);
const times = [...new Set(drawn.map(({ at }) => at))].sort((one, other) => one - other);

if (times.length > 1) draw();
tellWhatIsNotDrawn();

function mostFrequent(all) {
  return [...new Set(all)].sort((one, other) => all.filter((x) => x === other).length - all.filter((x) => x === one).length)[0];
}

function tellWhatIsNotDrawn() {
  const others = points.length - drawn.length;
  const told = document.getElementById("undrawn");
  if (points.length && times.length < 2) told.textContent = "A chart needs values of two periods: the store has one so far.";
  else if (others) told.textContent = `The chart has the values in ${unit || "plain numbers"}; those in other units stand in the table alone.`;
  told.hidden = !told.textContent;
}

function draw() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const sources = [...new Set(drawn.map(({ source }) => source))];
  const values = sources.map((source) => times.map((at) => drawn.find((one) => one.source === source && one.at === at)?.value ?? null));
  const day = (at) => new Date(at * 1000).toISOString().slice(0, 10);
  const amount = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 3 });
  const axis = { stroke: colour("--soft"), grid: { stroke: colour("--rule"), width: 1 }, ticks: { stroke: colour("--rule") } };
  const width = () => root.clientWidth || 600;
  const plot = new uPlot(
    {
      width: width(),
      height: 320,
      padding: [null, 45, null, null], // half a day's name, so that the last one is not cut off
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
      axes: [
        { ...axis, space: 100, values: (_, ticks) => ticks.map(day) },
        { ...axis, size: 80, label: unit, values: (_, ticks) => ticks.map((tick) => amount.format(tick)) },
      ],
      series: [
        { label: "from", value: (_, at) => (at === null ? "–" : day(at)) },
        ...sources.map((label, number) => ({
          label,
          stroke: colour(COLOURS[number % COLOURS.length]),
          dash: DASHES[number % DASHES.length],
          width: 2,
          spanGaps: true,
          points: { show: true, size: 7 },
        })),
      ],
    },
    [times, ...values],
    root,
  );
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", `${drawn.length} values in ${unit || "numbers"}, from ${sources.length} source${sources.length === 1 ? "" : "s"}; the table below has them`);
  addEventListener("resize", () => plot.setSize({ width: width(), height: 320 }));
}
