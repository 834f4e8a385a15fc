/** Charts in the colours of the page: lines, bars and points, from a few words. Each has its figures as a table beside it. */

import { h, inSight } from './dom.js';
import { format, short } from './format.js';

const SERIES = 8;
const HEIGHT = 264;
const live = new Set();
const holders = new WeakMap();

/** What the style sheet says of colours and fonts, asked once for each theme: each look at it lays out the page anew. */
const tokens = new Map();

function token(name) {
  if (!tokens.has(name)) tokens.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return tokens.get(name);
}

export const seriesColour = (index) => token(`--series-${(index % SERIES) + 1}`);

/** Shades of one colour from the oldest to the newest of an ordered set. */
export function shade(index, of) {
  const part = of <= 1 ? 1 : index / (of - 1);
  const [from, to] = [token('--shade-old'), token('--shade-new')].map(channels);
  return `rgb(${from.map((channel, i) => Math.round(channel + (to[i] - channel) * part)).join(',')})`;
}

const channels = (hex) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** Charts out of sight are drawn when the browser has nothing else to do, one at a time. */
const waiting = new Map();
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1));

function inTurn(holder, draw) {
  if (inSight(holder)) draw();
  else if (waiting.set(holder, draw).size === 1) whenIdle(drawNext);
}

function drawNext() {
  const [next] = waiting;
  if (!next) return;
  const [holder, draw] = next;
  waiting.delete(holder);
  draw();
  if (waiting.size) whenIdle(drawNext);
}

/** An element with a chart in it; it draws once it has a size, follows its size, and can show another chart later. */
export function chart(first) {
  const holder = h('div', { class: 'chart', role: 'img' });
  let spec;
  let drawn;
  const draw = () => {
    if (!holder.isConnected || !holder.clientWidth) return;
    drawn ??= window.echarts.init(holder, null, { renderer: 'canvas' });
    drawn.setOption(option(spec), true);
  };
  const observer = new ResizeObserver(() => {
    if (!holder.isConnected || !holder.clientWidth) return;
    if (drawn) drawn.resize();
    else inTurn(holder, draw);
  });
  observer.observe(holder);
  const own = {
    redraw: () => drawn && inTurn(holder, draw),
    show(next) {
      spec = next;
      holder.setAttribute('aria-label', spec.label);
      holder.style.setProperty('--height', `${spec.height ?? HEIGHT}px`);
      own.redraw();
    },
    dispose() {
      observer.disconnect();
      waiting.delete(holder);
      drawn?.dispose();
      live.delete(own);
    },
  };
  own.show(first);
  live.add(own);
  holders.set(holder, own);
  return holder;
}

/** Draws all charts again, in other colours. */
export function recolour() {
  tokens.clear();
  live.forEach((each) => each.redraw());
}

/** Shows another chart in the place of one that was drawn, which is quicker than a new one. */
export function reused(holder, spec) {
  holders.get(holder).show(spec);
  return holder;
}

/** Frees the charts within an element, but the one that stays. */
export function dispose(element, stays) {
  element.querySelectorAll('.chart').forEach((holder) => holder !== stays && holders.get(holder)?.dispose());
}

function option(spec) {
  return spec.kind === 'points' ? points(spec) : cartesian(spec);
}

function base(spec) {
  return {
    animation: false,
    textStyle: { fontFamily: token('--font'), color: token('--muted') },
    grid: { left: 4, right: 26, top: spec.legend === false ? 12 : 36, bottom: 8, containLabel: true },
    tooltip: {
      confine: true,
      backgroundColor: token('--raised'),
      borderColor: token('--line'),
      padding: 10,
      textStyle: { color: token('--ink'), fontSize: 12, fontFamily: token('--font') },
      extraCssText: 'box-shadow: 0 6px 24px rgb(0 0 0 / 14%); border-radius: 8px;',
    },
    legend:
      spec.legend === false
        ? { show: false }
        : {
            type: 'scroll',
            top: 0,
            left: 0,
            itemWidth: 14,
            itemHeight: 8,
            itemGap: 14,
            icon: 'roundRect',
            textStyle: { color: token('--muted'), fontSize: 12 },
            pageTextStyle: { color: token('--muted') },
            pageIconColor: token('--muted'),
            pageIconInactiveColor: token('--line'),
            data: spec.series?.filter((series) => !series.unlisted).map((series) => series.name),
          },
  };
}

function cartesian(spec) {
  const categories = {
    type: 'category',
    data: spec.x.map(shortened),
    inverse: spec.sideways,
    boundaryGap: spec.kind === 'bars' || spec.series.some((series) => series.bars),
    axisLine: { lineStyle: { color: token('--line') } },
    axisTick: { show: false },
    axisLabel: {
      color: token('--muted'),
      fontSize: 11,
      hideOverlap: !spec.sideways,
      interval: spec.sideways || spec.named ? 0 : undefined,
    },
    name: spec.xName,
    nameLocation: 'middle',
    nameGap: 24,
    nameTextStyle: { color: token('--muted'), fontSize: 11 },
  };
  const values = [spec.unit, spec.secondUnit].filter(Boolean).map((unit, index) => ({
    type: 'value',
    position: index ? 'right' : undefined,
    minInterval: unit === 'count' ? 1 : undefined,
    splitNumber: 4,
    interval: unit === 'seconds' ? minutes(spec.series) : undefined,
    splitLine: { show: index === 0, lineStyle: { color: token('--grid') } },
    axisLabel: { color: token('--muted'), fontSize: 11, hideOverlap: true, formatter: (value) => short(value, unit) },
  }));
  const all = base(spec);
  if (spec.xName) all.grid.bottom = 26;
  if (spec.sideways) all.grid.left = 16;
  if (spec.sideways && spec.series[0].mark) all.grid.top = 28;
  return {
    ...all,
    tooltip: {
      ...all.tooltip,
      trigger: 'axis',
      formatter: (hits) => tooltip(spec, hits),
      axisPointer: {
        type: spec.kind === 'bars' ? 'shadow' : 'line',
        lineStyle: { color: token('--muted') },
        shadowStyle: { color: token('--hover') },
      },
    },
    xAxis: spec.sideways ? values : categories,
    yAxis: spec.sideways ? categories : values,
    series: spec.series.map((series, index) => drawnSeries(spec, series, index)),
  };
}

const shortened = (name) => (name.length > 26 ? `${name.slice(0, 25)}…` : name);

/** Steps of whole minutes. */
function minutes(series) {
  const most = Math.max(...series.flatMap((each) => each.data.map((value) => value ?? 0)));
  return [60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200].find((step) => most / step <= 5) ?? 14_400;
}

function drawnSeries(spec, series, index) {
  const colour = series.colour ?? (series.faint ? token('--faint') : seriesColour(series.as ?? index));
  const bars = spec.kind === 'bars' || series.bars;
  return {
    name: series.name,
    data: series.data,
    type: bars ? 'bar' : 'line',
    yAxisIndex: !spec.sideways && series.second ? 1 : 0,
    stack: series.stack,
    barMaxWidth: spec.sideways ? 16 : 34,
    barGap: '10%',
    barCategoryGap: '32%',
    color: colour,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: series.data.filter((v) => v !== null).length === 1,
    itemStyle: bars ? { color: colour, borderRadius: series.stack ? 0 : spec.sideways ? [0, 3, 3, 0] : [3, 3, 0, 0] } : { color: colour },
    lineStyle: { width: series.faint ? 1.5 : 2, color: colour, type: series.dashed ? [4, 4] : 'solid' },
    areaStyle: series.area ? { color: colour, opacity: 0.1 } : undefined,
    z: series.faint ? 1 : 3,
    emphasis: { focus: spec.series.length > 4 ? 'series' : 'none' },
    markLine: series.mark && {
      silent: true,
      symbol: 'none',
      data: [spec.sideways ? { xAxis: series.mark.at } : { yAxis: series.mark.at }],
      lineStyle: { color: token('--ink'), width: 1.25, type: [5, 4] },
      label: { formatter: series.mark.name, position: spec.sideways ? 'start' : 'insideEndTop', color: token('--ink'), fontSize: 11 },
    },
  };
}

function points(spec) {
  const axis = (name, unit) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: 28,
    nameTextStyle: { color: token('--muted'), fontSize: 11 },
    splitNumber: 4,
    splitLine: { lineStyle: { color: token('--grid') } },
    axisLine: { show: false },
    axisLabel: { color: token('--muted'), fontSize: 11, formatter: (value) => short(value, unit) },
  });
  const all = base({ ...spec, legend: false });
  const most = Math.min(...['x', 'y'].map((key) => Math.max(...spec.points.map((point) => point[key]))));
  return {
    ...all,
    grid: { ...all.grid, left: 30, bottom: 34, top: 16 },
    tooltip: {
      ...all.tooltip,
      trigger: 'item',
      formatter: (hit) => spec.points[hit.dataIndex] && rows(spec.points[hit.dataIndex].name, spec.points[hit.dataIndex].lines),
    },
    xAxis: axis(spec.xName, spec.unit),
    yAxis: axis(spec.yName, spec.unit),
    series: [
      {
        type: 'scatter',
        symbolSize: 14,
        data: spec.points.map((point) => [point.x, point.y]),
        itemStyle: { color: seriesColour(0), opacity: 0.9 },
        label: { show: true, position: 'right', formatter: (hit) => spec.points[hit.dataIndex].name, color: token('--ink'), fontSize: 11 },
        labelLayout: { hideOverlap: true },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: token('--ink'), width: 1.25, type: [5, 4] },
          label: { formatter: spec.diagonal, position: 'insideEndTop', color: token('--ink'), fontSize: 11 },
          data: [[{ coord: [0, 0] }, { coord: [most, most] }]],
        },
      },
    ],
  };
}

function tooltip(spec, hits) {
  const shown = hits.filter((hit) => hit.value !== null && hit.value !== undefined);
  const lines = shown.map((hit) => ({
    colour: hit.color,
    name: hit.seriesName,
    value: format(hit.value, spec.series[hit.seriesIndex].unit ?? (spec.series[hit.seriesIndex].second ? spec.secondUnit : spec.unit)),
  }));
  return rows((spec.titles ?? spec.x)[hits[0].dataIndex], lines.slice(0, 16));
}

/** Built as elements, since the page's policy lets no styles through that stand in HTML. */
function rows(title, lines) {
  return h(
    'div',
    { class: 'chart-tip' },
    h('strong', {}, title),
    lines.map(({ colour, name, value }) =>
      h('div', {}, h('span', { class: 'dot', css: colour ? { background: colour } : {} }), h('span', {}, name), h('b', {}, value)),
    ),
  );
}
