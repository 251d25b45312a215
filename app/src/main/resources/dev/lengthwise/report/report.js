'use strict';
// Draws the charts of a report from the JSON beside it. Accuracy: means, seeds, spreads and marks are drawn here on uPlot's
// canvas; uPlot gives axes, cursor and sizes. Loss: uPlot's own lines.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const hidden = new Set(); // arms switched off, by place
  const charts = [];
  const color = name => getComputedStyle(root).getPropertyValue(name).trim();
  const armColor = arm => color('--arm-' + data.arms[arm].mark.color);
  const font = () => '12px ' + getComputedStyle(document.body).fontFamily;
  const single = data.arms.length === 1 && data.arms[0].seeds.length === 1;
  let measure = 'exact';
  root.classList.add('with-scripts');

  /** As Percent.java does it: 99.93, and 100 only for all. */
  function percent(rate) {
    if (rate === 0 || rate === 1) return 100 * rate + ' %';
    const missing = 100 * Math.min(rate, 1 - rate);
    const digits = -Math.floor(Math.log10(missing)) + (rate < 0.5 ? 1 : 0);
    const decimals = missing >= 1 ? 1 : Math.min(Math.max(digits, 2), 6);
    const shown = Math.min(Math.max(100 * rate, 1e-6), 100 - 1e-6);
    return (Math.round(shown * 10 ** decimals + 1e-7) / 10 ** decimals).toFixed(decimals) + ' %';
  }
  const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
  const grouped = number => number.toLocaleString('en-US');

  function mark(arm) {
    const look = data.arms[arm].mark;
    const holder = document.createElement('span');
    holder.innerHTML = `<svg class="mark" style="color:var(--arm-${look.color})" viewBox="-15 -6 30 12" aria-hidden="true">`
      + `<path d="M-15 0H15" stroke="currentColor" stroke-width="2" stroke-dasharray="${look.dash.join(' ')}"/>`
      + `<path d="${look.marker}" fill="currentColor"/></svg>`;
    return holder.firstChild;
  }

  function axis(more) {
    return {
      stroke: () => color('--quiet'), font: font(), labelFont: font(), labelSize: 22, labelGap: 2,
      grid: { stroke: () => color('--line'), width: 1 }, ticks: { stroke: () => color('--line'), width: 1, size: 5 },
      ...more,
    };
  }

  /** A box beside the cursor, or in the upper right corner: a heading, then a row an arm. */
  function tip(host, chart, heading, rows, corner) {
    let box = host.querySelector('.tip');
    if (!rows || rows.length === 0) {
      if (box) box.remove();
      return;
    }
    if (!box) {
      box = document.createElement('div');
      box.className = 'tip';
      host.append(box);
    }
    const title = document.createElement('p');
    title.textContent = heading;
    const table = document.createElement('table');
    for (const row of rows) {
      const line = table.insertRow();
      const name = line.insertCell();
      if (!single) name.append(mark(row.arm), data.arms[row.arm].name);
      if (row.value) {
        const value = line.insertCell();
        value.className = 'value';
        value.textContent = row.value;
      }
      for (const seed of row.seeds) {
        const cell = line.insertCell();
        cell.className = 'seed';
        cell.textContent = seed;
      }
    }
    box.replaceChildren(title, table);
    if (corner) {
      box.style.right = '0';
      box.style.top = '0';
      return;
    }
    const left = chart.over.offsetLeft + chart.cursor.left;
    const room = host.clientWidth;
    const beside = left + 14 + box.offsetWidth <= room ? left + 14 : left - 14 - box.offsetWidth;
    box.style.left = Math.max(0, Math.min(beside, room - box.offsetWidth)) + 'px';
    box.style.top = Math.max(0, Math.min(chart.over.offsetTop + chart.cursor.top - 20, host.clientHeight - box.offsetHeight)) + 'px';
  }

  /** Puts a chart into its host: sized by it, walked through with the arrow keys. */
  function mount(host, options, values) {
    const size = () => ({ width: host.clientWidth, height: host.clientHeight });
    const chart = new uPlot({ ...size(), legend: { show: false }, ...options }, values, host);
    charts.push(chart);
    new ResizeObserver(() => chart.setSize(size())).observe(host);
    host.addEventListener('keydown', event => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const x = chart.data[0];
      const at = Math.min(Math.max((chart.cursor.idx ?? (step > 0 ? -1 : x.length)) + step, 0), x.length - 1);
      chart.setCursor({ left: chart.valToPos(x[at], 'x'), top: 24 });
    });
    host.addEventListener('blur', () => chart.setCursor({ left: -10, top: -10 }));
    return chart;
  }

  function legend(host) {
    data.arms.forEach((each, arm) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.arm = arm;
      button.setAttribute('aria-pressed', 'true');
      button.append(mark(arm), each.name);
      button.addEventListener('click', () => {
        hidden.has(arm) ? hidden.delete(arm) : hidden.add(arm);
        document.querySelectorAll(`.legend button[data-arm="${arm}"]`)
          .forEach(same => same.setAttribute('aria-pressed', String(!hidden.has(arm))));
        charts.forEach(chart => chart.redraw(false));
      });
      host.append(button);
    });
  }

  // ---- Accuracy against length -------------------------------------------------------------------------------------

  const scores = (arm, at) => data.arms[arm].seeds.filter(seed => seed[measure][at]).map(seed => seed[measure][at]);

  function drawAccuracy(chart) {
    const ctx = chart.ctx;
    const ratio = uPlot.pxRatio;
    const box = chart.bbox;
    const shown = data.arms.map((_, arm) => arm).filter(arm => !hidden.has(arm));
    const apart = Math.min(4, 16 / shown.length);
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left - 8 * ratio, box.top - 8 * ratio, box.width + 16 * ratio, box.height + 16 * ratio);
    ctx.clip();
    ctx.lineJoin = 'round';
    shown.forEach((arm, place) => {
      const x = at => chart.valToPos(chart.data[0][at], 'x', true) + (place - (shown.length - 1) / 2) * apart * ratio;
      const y = value => chart.valToPos(value, 'y', true);
      const points = data.lengths.map((_, at) => ({ at, seeds: scores(arm, at) })).filter(point => point.seeds.length > 0);
      const rates = point => point.seeds.map(seed => seed[0]);
      const look = data.arms[arm].mark;
      ctx.strokeStyle = ctx.fillStyle = armColor(arm);
      if (data.arms[arm].seeds.length > 1) {
        ctx.globalAlpha = 0.13;
        ctx.beginPath();
        points.forEach(point => ctx.lineTo(x(point.at), y(Math.max(...rates(point)))));
        points.toReversed().forEach(point => ctx.lineTo(x(point.at), y(Math.min(...rates(point)))));
        ctx.fill();
        ctx.globalAlpha = 0.55;
        ctx.lineWidth = ratio;
        for (const seed of data.arms[arm].seeds) {
          ctx.beginPath();
          data.lengths.forEach((_, at) => { if (seed[measure][at]) ctx.lineTo(x(at), y(seed[measure][at][0])); });
          ctx.stroke();
        }
      } else {
        ctx.globalAlpha = 0.8;
        ctx.lineWidth = 1.3 * ratio;
        for (const { at, seeds: [[, low, high]] } of points) {
          ctx.beginPath();
          for (const end of [low, high]) {
            ctx.moveTo(x(at) - 4 * ratio, y(end));
            ctx.lineTo(x(at) + 4 * ratio, y(end));
          }
          ctx.moveTo(x(at), y(low));
          ctx.lineTo(x(at), y(high));
          ctx.stroke();
        }
      }
      ctx.globalAlpha = 1;
      ctx.lineWidth = 2 * ratio;
      ctx.setLineDash(look.dash.map(length => length * ratio));
      ctx.beginPath();
      points.forEach(point => ctx.lineTo(x(point.at), y(mean(rates(point)))));
      ctx.stroke();
      ctx.setLineDash([]);
      const marker = new Path2D(look.marker);
      for (const point of points) {
        ctx.save();
        ctx.translate(x(point.at), y(mean(rates(point))));
        ctx.scale(ratio, ratio);
        ctx.lineWidth = 2;
        ctx.strokeStyle = color('--page');
        ctx.stroke(marker);
        if (data.places[point.at] == null && data.arms[arm].places[point.at] !== 'trained') { // unseen to this arm
          ctx.fillStyle = color('--page');
          ctx.strokeStyle = armColor(arm);
          ctx.lineWidth = 1.5;
          ctx.fill(marker);
          ctx.stroke(marker);
        } else {
          ctx.fill(marker);
        }
        ctx.restore();
      }
    });
    ctx.restore();
  }

  /** The lengths that no arm was trained on: shaded, named, with a dashed line at each end of what was trained on. */
  function drawUnseen(chart) {
    const ctx = chart.ctx;
    const ratio = uPlot.pxRatio;
    const box = chart.bbox;
    const right = box.left + box.width;
    const at = length => chart.valToPos(Math.log(length), 'x', true);
    const within = x => Math.min(Math.max(x, box.left), right);
    const spans = data.trained;
    const last = spans.length - 1;
    ctx.save();
    ctx.font = font().replace('12px', 12 * ratio + 'px');
    ctx.lineWidth = ratio;
    ctx.textBaseline = 'bottom';
    ctx.textAlign = 'center';
    const unseen = (from, to, words) => {
      if (to <= from) return;
      ctx.fillStyle = color('--unseen');
      ctx.fillRect(from, box.top, to - from, box.height);
      name([words], (from + to) / 2, to - from);
    };
    const name = (words, middle, room) => {
      ctx.fillStyle = color('--quiet');
      const fits = words.find(each => ctx.measureText(each).width < room - 8 * ratio);
      if (fits) ctx.fillText(fits, middle, box.top - 5 * ratio);
    };
    const ends = spans.map(({ min, max }) => [-1, 1].map(side => within(at(side < 0 ? min : max) + (min === max ? side * 6 * ratio : 0)))); // a single length has no width
    unseen(box.left, ends[0][0], '← below');
    spans.slice(1).forEach((_, gap) => unseen(ends[gap][1], ends[gap + 1][0], 'between'));
    unseen(ends[last][1], right, 'beyond →');
    spans.forEach(({ min, max }, span) => {
      const [from, to] = ends[span];
      if (from === to) return; // outside of the chart
      const single = min === max;
      name(single ? [String(min)] : [`trained on ${min} to ${max}`, `${min} to ${max}`], (from + to) / 2, single ? Infinity : to - from);
      ctx.strokeStyle = color('--quiet');
      ctx.setLineDash([5 * ratio, 4 * ratio]);
      for (const end of [from, to]) {
        if (end <= box.left || end >= right) continue;
        ctx.beginPath();
        ctx.moveTo(end, box.top - (single ? 0 : 16 * ratio));
        ctx.lineTo(end, box.top + box.height);
        ctx.stroke();
      }
    });
    ctx.restore();
  }

  /** 0 to 100 %, or from a round number below the lowest token accuracy. */
  function accuracyScale() {
    if (measure === 'exact') return { least: 0, step: 0.2 };
    const lowest = Math.min(1, ...data.arms.flatMap((_, arm) => data.lengths.flatMap((_, at) => scores(arm, at).map(score => score[1]))));
    for (const step of [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]) {
      const ticks = Math.ceil((1 - lowest) / step - 1e-9);
      if (ticks <= 5) return { least: 1 - Math.max(ticks, 1) * step, step };
    }
    return { least: 0, step: 0.2 };
  }

  function accuracy(host) {
    const x = data.lengths.map(Math.log);
    const least = x[0];
    const most = x[x.length - 1];
    const margin = most > least ? 0.05 * (most - least) : 1;
    const ticks = () => {
      const { least: from, step } = accuracyScale();
      return Array.from({ length: Math.round((1 - from) / step) + 1 }, (_, index) => from + index * step);
    };
    const chart = mount(host, {
      padding: [26, 12, 0, 0],
      scales: {
        x: { time: false, range: () => [least - margin, most + margin] },
        y: { range: () => { const { least: from } = accuracyScale(); const gap = 0.025 * (1 - from); return [from - gap, 1 + gap]; } },
      },
      axes: [
        axis({
          label: 'input length, logarithmic', splits: () => x, size: 34, grid: { show: false },
          values: plot => {
            let last = -Infinity;
            return data.lengths.map((length, at) => {
              const place = plot.valToPos(x[at], 'x');
              if (place - last < 26) return '';
              last = place;
              return String(length);
            });
          },
        }),
        axis({
          label: measure === 'exact' ? 'exact match' : 'token accuracy', splits: ticks, size: 58,
          values: (_, values) => {
            const { step } = accuracyScale();
            const decimals = step >= 0.01 ? 0 : Math.ceil(-Math.log10(step * 100) - 1e-9);
            return values.map(value => (100 * value).toFixed(decimals) + ' %');
          },
        }),
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false }, move: (plot, left, top) => {
        if (left < 0) return [left, top];
        const nearest = x.reduce((best, value) => Math.abs(plot.valToPos(value, 'x') - left) < Math.abs(plot.valToPos(best, 'x') - left) ? value : best);
        return [plot.valToPos(nearest, 'x'), top];
      } },
      hooks: {
        drawClear: [drawUnseen],
        draw: [drawAccuracy],
        setCursor: [plot => {
          const at = plot.cursor.left >= 0 ? plot.cursor.idx : null;
          if (at == null) return tip(host, plot, '', null);
          const rows = data.arms.map((_, arm) => ({ arm, seeds: scores(arm, at) }))
            .filter(row => row.seeds.length > 0 && !hidden.has(row.arm))
            .map(row => ({ arm: row.arm, rate: mean(row.seeds.map(seed => seed[0])), seeds: row.seeds }))
            .sort((one, other) => other.rate - one.rate)
            .map(row => ({ arm: row.arm, value: percent(row.rate), seeds: [
              ...(data.places[at] == null ? [data.arms[row.arm].places[at]] : []),
              ...(row.seeds.length > 1
                ? row.seeds.map(seed => percent(seed[0]).replace(' %', ''))
                : [`${percent(row.seeds[0][1]).replace(' %', '')} to ${percent(row.seeds[0][2])}`])] }));
          const place = data.places[at];
          tip(host, plot, `length ${data.lengths[at]}${place && place !== 'trained' ? ', unseen, ' + place : ''} · ${measure === 'exact' ? 'exact match' : 'token accuracy'}`, rows);
        }],
      },
    }, [x, x.map(() => 1)]);
    const buttons = document.querySelectorAll('#measure button');
    const choose = chosen => {
      measure = chosen;
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.measure === chosen)));
      chart.axes[1].label = chosen === 'exact' ? 'exact match' : 'token accuracy';
      chart.setData([x, x.map(() => 1)]);
    };
    buttons.forEach(button => button.addEventListener('click', () => choose(button.dataset.measure)));
    choose('exact');
  }

  // ---- Training loss -----------------------------------------------------------------------------------------------

  function loss(host, { head, curves }) {
    const floor = 1e-7; // a loss of zero has no place on a logarithmic axis; LossSection.java says so
    const values = uPlot.join(curves.map(curve => [curve.steps, curve.loss.map(value => value == null ? null : Math.log10(Math.max(value, floor)))]));
    const finite = values.slice(1).flat().filter(value => value != null);
    const least = Math.min(0, ...finite);
    const most = Math.max(...finite, least + 0.3);
    const span = most - least;
    const format = value => value === 0 ? '0' : value >= 1000 || value < 1e-4 ? value.toExponential(1).replace('.0e', 'e').replace('e+', 'e') : value.toPrecision(2);
    const ticks = () => {
      const digits = span > 3 ? [1] : span > 1.6 ? [1, 3] : [1, 2, 5];
      const all = [];
      for (let power = Math.floor(least) - 1; power <= Math.ceil(most); power++) digits.forEach(digit => all.push(power + Math.log10(digit)));
      return all.filter(value => value >= least - 0.05 * span && value <= most + 0.05 * span);
    };
    const arms = [...new Set(curves.map(curve => curve.arm))];
    mount(host, {
      padding: [8, 26, 0, 0],
      scales: { x: { time: false, range: (_, first, last) => [first <= values[0][0] ? 0 : first, last || 1] }, y: { range: () => [least - 0.05 * span, most + 0.05 * span] } },
      axes: [
        axis({ label: 'step', size: 34, space: 70, grid: { show: false }, values: (_, steps) => steps.map(grouped) }),
        axis({ label: 'loss, logarithmic', size: 58, splits: ticks, values: (_, all) => all.map(value => format(10 ** value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')) }),
      ],
      series: [{}, ...curves.map(curve => ({
        stroke: () => hidden.has(curve.arm) ? 'transparent' : armColor(curve.arm),
        width: 1.25, dash: data.arms[curve.arm].mark.dash, points: { show: false },
      }))],
      cursor: { y: false, drag: { x: true, y: false }, points: { show: false } },
      hooks: {
        setCursor: [plot => {
          const at = plot.cursor.left >= 0 ? plot.cursor.idx : null;
          if (at == null) return tip(host, plot, '', null);
          const step = plot.data[0][at];
          const latest = curve => {
            const index = curve.steps.findLastIndex(each => each <= step);
            return index < 0 ? null : curve.loss[index];
          };
          const rows = arms.filter(arm => !hidden.has(arm)).map(arm => {
            const shown = curves.filter(curve => curve.arm === arm).map(latest).map(value => value == null ? '–' : format(value));
            return shown.length === 1 ? { arm, value: shown[0], seeds: [] } : { arm, value: '', seeds: shown };
          });
          tip(host, plot, `step ${grouped(step)} · loss of ${head}`, rows, true);
        }],
      },
    }, values);
  }

  // ---- Error taxonomy ----------------------------------------------------------------------------------------------

  function taxonomy() {
    const buttons = [...document.querySelectorAll('#taxonomy-lengths button')];
    const show = length => {
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.length === length)));
      document.querySelectorAll('.taxonomy').forEach(block => block.classList.toggle('shown', block.dataset.length === length));
    };
    buttons.forEach(button => button.addEventListener('click', () => show(button.dataset.length)));
    if (buttons.length > 0) show(buttons[buttons.length - 1].dataset.length);
  }

  document.querySelectorAll('.legend').forEach(legend);
  document.querySelectorAll('.chart').forEach(host => {
    const curves = host.dataset.loss === undefined ? null : data.losses[+host.dataset.loss];
    curves ? loss(host, curves) : accuracy(host);
  });
  taxonomy();

  const redraw = () => charts.forEach(chart => chart.redraw(false));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  addEventListener('beforeprint', () => { // paper is white, and narrower than most screens
    root.dataset.scheme = 'light';
    charts.forEach(chart => chart.setSize({ width: Math.min(chart.width, chart.root.closest('.charts') ? 320 : 640), height: chart.height }));
  });
  addEventListener('afterprint', () => {
    delete root.dataset.scheme;
    charts.forEach(chart => chart.setSize({ width: chart.root.parentElement.clientWidth, height: chart.height }));
    redraw();
  });
})();
