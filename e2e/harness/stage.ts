import { signal } from '@preact/signals-core';
import { Modes } from '../../src/app/modes';
import { pictureOf } from '../../src/app/picture';
import { chooseEngine } from '../../src/engine/choose';
import { Superseded } from '../../src/engine/types';
import { raceJobOf } from '../../src/modes/race/job';
import type { Raced } from '../../src/modes/race/live';
import { createStage } from '../../src/stage/stage';
import type { Picture, Stage } from '../../src/stage/types';
import { decode } from '../../src/state';
import { knownAtOnce } from '../../tests/support/known';

/** The stage alone, for development: the picture of the hash, with ?engine=, ?renderer=, ?legend, ?eased. */
async function run(host: HTMLElement): Promise<void> {
  const query = new URLSearchParams(location.search);
  const wish = Object.fromEntries([...query].filter(([key]) => key === 'engine' || key === 'renderer'));
  const { engine } = await chooseEngine(wish);
  const { state } = decode(location.hash);
  const live = signal(state);
  const raced = signal<Raced | undefined>(undefined);
  const around = { dark: signal(false), still: signal(!query.has('eased')), embed: query.has('legend') };
  const { picture } = pictureOf(live, raced, knownAtOnce(live), around, new Modes(live));
  const log: unknown[] = [];
  const renderer = (wish.renderer as Stage['renderer'] | undefined) ?? (engine.device ? 'webgpu' : 'webgl2');
  const stage = await createStage(host, {
    renderer,
    ...(engine.device && { device: engine.device }),
    events: {
      onStart: (start, done) => {
        log.push(['start', ...start, done]);
        live.value = { ...live.value, start };
        void draw();
      },
      onCamera: (camera, done) => {
        log.push(['camera', ...camera, done]);
        live.value = { ...live.value, camera };
        void draw();
      },
    },
  });
  const draw = async (change?: Partial<Picture>): Promise<void> => {
    if (!query.has('bare')) {
      const paths = await engine.race(raceJobOf(live.value)).catch((reason: unknown) => {
        if (!(reason instanceof Superseded)) throw reason;
      });
      if (paths) raced.value = { state: live.value, paths };
    }
    await stage.show({ ...picture.value, ...change });
  };
  await draw();
  Object.assign(window, { harness: { stage, draw, log, live, picture } });
}

const host = document.getElementById('host');
if (host) void run(host);
