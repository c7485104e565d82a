import { html, nothing, type TemplateResult } from 'lit/html.js';
import { printNetwork } from '../../engine/parallel/networks';
import { fill } from '../../i18n/words';
import { isInteger, printNumber } from '../../state/numbers';
import { menu } from '../../ui/choice';
import { significant } from '../../ui/format';
import { fieldFault, numberField } from '../../ui/number-field';
import { keyField } from '../train/fields';
import { trainSection } from '../train/panel';
import type { ParallelContext } from './context';
import { isolationNotice } from './isolation/notice';
import { networkPart } from './network-panel';
import { mostWorkers } from './rows';
import { schemePart } from './scheme-panel';
import { timeAt } from './shown';

/** How the work is spread: the mode's own section of the panel. */
export function parallelPanel(context: ParallelContext): TemplateResult {
  const { words, parts } = context;
  const text = words.value.parallel;
  return html`<details class="section parallel-panel" open>
      <summary><h2>${text.title}</h2></summary>
      <div>
        ${schemePart(context)} ${workersField(context)} ${clockPart(context)} ${progressPart(context)} ${killPart(context)}
        <details class="more">
          <summary>${text.network}</summary>
          ${networkPart(context)}
        </details>
        ${
          parts.data.value === undefined
            ? html`<details class="more">
              <summary>${text.more}</summary>
              <div class="pair">${keyField(context, 'seeds')} ${keyField(context, 'seed')}</div>
              ${keyField(context, 'vary')}
            </details>`
            : nothing
        }
      </div>
    </details>
    ${parts.data.value === undefined ? nothing : trainSection(context, { plan: undefined, data: context.spread.value?.data[0] })}`;
}

function workersField({ model, words, parts, drafts }: ParallelContext): TemplateResult {
  const text = words.value.parallel;
  const value = parts.workers.value;
  const varied = parts.vary.value?.key === 'workers';
  return html`<label class="field"><span>${text.workers}</span>${numberField(drafts, {
    ...{ id: 'workers', label: text.workers, value, size: 's' },
    faultOf: (typed) =>
      typed !== undefined && isInteger(typed, 1, mostWorkers)
        ? undefined
        : fill(text.workersFault, { min: 1, max: mostWorkers }),
    commit: (workers) => model.actions.update(varied ? { workers, vary: undefined } : { workers }),
  })}</label>
  ${fieldFault(drafts, 'workers', value)}`;
}

/** Which clock it is, always; threads begin at a button alone, or by the address. */
function clockPart(context: ParallelContext): TemplateResult {
  const { model, words, parts, threads, replay, plan, fault, noticing } = context;
  const text = words.value.parallel;
  const clock = parts.clock.value;
  const followed = plan.value?.runs.some(({ schedule }) => schedule) ? replay.value : undefined;
  const running = threads.running.value;
  const measured = threads.measured.value;
  const set = (one: typeof clock) => model.actions.update({ clock: one });
  const adopt = () =>
    measured && model.actions.update({ network: printNetwork(measured.network), clock: 'simulated' }, 'push');
  return html`<div class="clock-part">
      <span class="quiet">${text.clock}</span> <strong id="clock">${text.clocks[clock]}</strong>
      ${
        clock === 'simulated'
          ? html`<button type="button" id="start-threads" @click=${() => set('threads')}>${text.startThreads}</button>`
          : running
            ? html`<button type="button" id="stop-threads" class="main" @click=${() => running.stop()}>${text.stop}</button>`
            : html`<button type="button" id="simulate" @click=${() => set('simulated')}>${text.simulate}</button>`
      }
    </div>
    <p class="quiet about">${followed ? fill(text.dropped, { name: followed.name }) : clock === 'simulated' ? text.simulatedClock : text.threadsClock}</p>
    ${clock === 'threads' ? isolationNotice(context, noticing) : nothing}
    ${
      clock === 'threads' && measured && !running
        ? html`<div><button type="button" id="adopt-measured" title=${text.adoptTip} @click=${adopt}>${text.adopt}</button></div>`
        : nothing
    }
    ${fault.value ? html`<p class="fault" role="alert">${fault.value}</p>` : nothing}`;
}

/** How far it is, and the button for what does not start by itself. */
function progressPart({ words, live, plan, parts, limit }: ParallelContext): TemplateResult {
  const text = words.value.parallel;
  const [status, share] = [live.status.value, live.progress.value];
  const billions = (count: number) => printNumber(Number((count / 1e9).toPrecision(2)));
  const cost = (plan.value?.runs ?? []).reduce((sum, run) => sum + run.cost, 0);
  const all = { count: parts.seeds.value, cost: fill(text.cost, { count: billions(cost) }) };
  return html`<div class="progress" role="status">
    ${
      status === 'working'
        ? html`<progress max="1" value=${share ?? 0}></progress>
          <span>${fill(text.progress, { percent: Math.floor(100 * (share ?? 0)) })}</span>
          <button type="button" @click=${() => live.cancel()}>${text.stop}</button>`
        : nothing
    }
    ${
      status === 'asking' || status === 'stopped'
        ? html`<p class="quiet">${fill(text.waits, { limit: billions(limit) })}</p>
          <button type="button" class="main" @click=${() => live.ask()}>${fill(text.rest, all)}</button>`
        : nothing
    }
  </div>`;
}

/** Workers of the menu of those that may be killed. */
const mostListed = 64;

/** A worker that is killed at the cursor, and those that are. */
function killPart({ model, words, parts, focus, drafts, threads }: ParallelContext): TemplateResult | typeof nothing {
  const text = words.value.parallel;
  const one = focus.value;
  if (!one) return nothing;
  const killed = parts.killed.value;
  const alive = Array.from({ length: Math.min(mostListed, one.variant.workers) }, (_, i) => i).filter(
    (i) => !killed.some(({ worker }) => worker === i),
  );
  const chosen = drafts.at('kill', 0)?.text ?? String(alive[0] ?? 0);
  const time = Number(timeAt(one.left, parts.step.value).toPrecision(6));
  const kill = () => {
    const worker = Number(chosen);
    const running = threads.running.peek();
    drafts.drop('kill');
    if (running) running.kill(worker);
    else model.actions.update({ killed: [...killed, { worker, time }] }, 'push');
  };
  return html`<div class="kill">
      ${menu({
        ...{ id: 'kill', label: text.killWorker, value: chosen },
        options: alive.map((i) => [String(i), String(i)] as const),
        pick: (worker) => drafts.set('kill', { text: worker, of: 0, fault: undefined }),
      })}
      <button type="button" title=${text.killTip} ?disabled=${alive.length === 0} @click=${kill}>${text.kill}</button>
    </div>
    <ul class="killed">
      ${killed.map(
        ({ worker, time: at }, i) => html`<li><span>${fill(text.killed, { worker, time: significant(at, 4) })}</span>
        <button type="button" class="plain" aria-label=${fill(text.revive, { worker })}
          @click=${() => model.actions.update({ killed: killed.filter((_, k) => k !== i) }, 'push')}>×</button></li>`,
      )}
    </ul>`;
}
