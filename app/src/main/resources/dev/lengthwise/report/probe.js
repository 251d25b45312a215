'use strict';
// The explorer of single inputs: a heat map of one head's attention and what the residual stream looks like, for each model.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const choose = document.getElementById('choose');
  const inside = document.getElementById('inside');
  const NS = 'http://www.w3.org/2000/svg';
  const depth = Math.max(...data.runs.map(run => run.depth));
  const heads = Math.max(...data.runs.map(run => run.heads));
  const state = { example: 0, layer: depth - 1, head: 0, basis: 'decoder', query: null };
  const SCALE = [[250, 250, 250], [198, 219, 239], [107, 174, 214], [33, 113, 181], [8, 48, 107]]; // as Shade.java
  document.documentElement.classList.add('with-scripts');

  function shade(share) {
    const at = Math.min(Math.max(share, 0), 1) * (SCALE.length - 1);
    const step = Math.min(Math.floor(at), SCALE.length - 2);
    const mixed = SCALE[step].map((low, i) => Math.round(low + (at - step) * (SCALE[step + 1][i] - low)));
    return { fill: `rgb(${mixed.join(' ')})`, ink: share < 0.55 ? '#14181d' : '#fff' };
  }
  const word = text => text === 'SEP' ? '⊥' : text;
  const percent = share => (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0) + ' %';
  function place(hook) {
    const parts = hook.split('.');
    return parts.length === 1 ? 'embedding' : (parts[2] === 'hook_resid_mid' ? 'attention ' : 'layer ') + parts[1];
  }
  function element(name, attributes, text, svg) {
    const made = svg ? document.createElementNS(NS, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function choice(label, key, options) {
    const group = element('div', { class: 'choice', role: 'group', 'aria-label': label });
    group.append(element('span', {}, label));
    options.forEach(([value, text]) => {
      const button = element('button', { type: 'button', 'aria-pressed': state[key] === value }, text);
      button.addEventListener('click', () => {
        state[key] = value;
        if (key === 'example') state.query = null;
        group.querySelectorAll('button').forEach(each => each.setAttribute('aria-pressed', each === button));
        draw();
      });
      group.append(button);
    });
    choose.append(group);
  }

  /** The query that is looked at: the chosen one, else the separator. */
  function query(view) {
    return state.query === null ? view.sides.indexOf('⊥') : state.query;
  }

  function map(run, view, host) {
    const weights = view.patterns[state.layer] && view.patterns[state.layer][state.head];
    if (!weights) {
      host.append(element('p', { class: 'note' }, `This model has no head ${state.layer}.${state.head}.`));
      return;
    }
    const count = view.words.length;
    const cell = Math.max(17, Math.min(38, Math.floor(440 / count)));
    const left = 34;
    const top = 24;
    const svg = element('svg', {
      class: 'map', width: left + count * cell + 4, height: top + count * cell + 4, 'font-size': Math.min(12, cell * 0.55),
      fill: 'currentColor', role: 'img', 'aria-label': `attention of head ${state.layer}.${state.head}`,
    }, undefined, true);
    const chosen = query(view);
    for (let q = 0; q < count; q++) {
      const label = element('text', {
        x: left - 6, y: top + (q + 0.5) * cell + 4, 'text-anchor': 'end', class: q === chosen ? 'label on' : 'label',
        tabindex: 0, role: 'button',
      }, word(view.words[q]), true);
      const pick = () => { if (state.query !== q) { state.query = q; draw(); } };
      label.addEventListener('click', pick);
      label.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); pick(); }
      });
      svg.append(label);
      svg.append(element('text', { x: left + (q + 0.5) * cell, y: top - 6, 'text-anchor': 'middle' }, word(view.words[q]), true));
      weights[q].forEach((weight, k) => {
        const color = shade(weight);
        const group = element('g', {}, undefined, true);
        group.append(element('rect', {
          x: left + k * cell, y: top + q * cell, width: cell - 1, height: cell - 1, fill: color.fill,
        }, undefined, true));
        if (cell >= 26 && weight >= 0.005) {
          group.append(element('text', {
            x: left + (k + 0.5) * cell - 0.5, y: top + (q + 0.5) * cell + 3.5, 'text-anchor': 'middle', fill: color.ink,
            'font-size': 10,
          }, Math.round(100 * weight), true));
        }
        group.append(element('title', {}, `${word(view.words[q])} looks at ${word(view.words[k])}: ${percent(weight)}`, true));
        group.addEventListener('mouseenter', () => looks(host, view, weights, q));
        group.addEventListener('click', pick);
        svg.append(group);
      });
    }
    svg.append(element('rect', {
      class: 'row on', x: left - 1, y: top + chosen * cell - 1, width: (chosen + 1) * cell + 1, height: cell + 1,
    }, undefined, true));
    svg.addEventListener('mouseleave', () => looks(host, view, weights, query(view)));
    const scroll = element('div', { class: 'scroll' });
    scroll.append(svg);
    host.append(scroll, element('div', { class: 'looks', 'aria-live': 'polite' }));
    looks(host, view, weights, chosen);
  }

  /** In words: what a query is, and the tokens it looks at most. */
  function looks(host, view, weights, q) {
    const box = host.querySelector('.looks');
    const best = weights[q].map((weight, k) => [weight, k]).sort((one, other) => other[0] - one[0]).slice(0, 6);
    const due = view.due[q] ? `; ${view.due[q]} is due, the model says ${view.answers[q]}` : '';
    const list = element('ol');
    best.filter(([weight]) => weight >= 0.005).forEach(([weight, k]) => {
      const item = element('li');
      item.append(element('b', {}, word(view.words[k])), percent(weight) + (k === q ? ' itself' : ` ${side(view, k)}`));
      list.append(item);
    });
    box.replaceChildren(element('p', {}, `From ${word(view.words[q])} (${side(view, q)}${due}) the head looks at`), list);
  }
  const side = (view, k) => view.sides[k] === '⊥' ? 'separator' : view.sides[k];

  function readings(view, host) {
    const table = element('table', { class: 'readings' });
    const row = (name, facts) => {
      const made = element('tr', facts ? { class: 'facts' } : {});
      made.append(element('th', { scope: 'row' }, name));
      table.append(made);
      return made;
    };
    const edge = k => k > 0 && view.sides[k] !== view.sides[k - 1] ? ' edge' : '';
    const tokens = row('reads', true);
    view.words.forEach((text, k) => tokens.append(element('td', { class: edge(k) }, word(text))));
    view.readings.filter(reading => reading.basis === state.basis).forEach(reading => {
      const made = row(place(reading.hook));
      reading.best.forEach((best, k) => {
        const [text, score] = Object.entries(best).sort((one, other) => other[1] - one[1])[0];
        const color = shade(Math.max(0, score) * 0.8);
        const cell = element('td', {
          class: (view.due[k] && text === view.due[k] ? 'due' : '') + edge(k),
          style: `background:${color.fill};color:${color.ink}`,
          title: Object.entries(best).sort((one, other) => other[1] - one[1])
            .map(([each, value]) => `${word(each)} ${value === null ? '–' : state.basis === 'decoder' ? percent(value) : value.toFixed(2)}`).join(', '),
        }, word(text));
        cell.append(element('small', {},
          score === null ? '–' : state.basis === 'decoder' ? Math.round(100 * score) + '%' : score.toFixed(2)));
        made.append(cell);
      });
    });
    const says = row('says', true);
    view.answers.forEach((text, k) => says.append(
      element('td', { class: (text !== view.due[k] ? 'wrong' : '') + edge(k) }, word(text))));
    const due = row('due', true);
    view.due.forEach((text, k) => due.append(element('td', { class: edge(k) }, word(text))));
    const scroll = element('div', { class: 'scroll' });
    scroll.append(table);
    host.append(scroll);
  }

  function draw() {
    const panels = data.runs.map(run => {
      const host = element('div', { class: 'model' });
      const view = run.examples[state.example];
      const left = element('div');
      const right = element('div');
      left.append(element('h3', {}, (data.runs.length > 1 ? run.name + ', ' : '') + `head ${state.layer}.${state.head}`));
      map(run, view, left);
      right.append(element('h3', {}, `What the residual stream looks like, ${state.basis} basis`));
      readings(view, right);
      host.append(left, right);
      return host;
    });
    inside.replaceChildren(...panels);
  }

  const numbers = count => [...Array(count).keys()].map(number => [number, String(number)]);
  choice('input', 'example', data.runs[0].examples.map((view, i) => {
    const input = view.words.slice(0, view.sides.lastIndexOf('input') + 1);
    return [i, input.length > 8 ? input.slice(0, 7).join(' ') + ' …' : input.join(' ')];
  }));
  choice('layer', 'layer', numbers(depth));
  choice('head', 'head', numbers(heads));
  choice('basis', 'basis', [['decoder', 'decoder'], ['encoder', 'encoder']]);
  draw();
})();
