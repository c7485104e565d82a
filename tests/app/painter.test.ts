import { computed, signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import { Painter } from '../../src/app/painter';
import { Live } from '../../src/live/live';
import type { Trails } from '../../src/stage/trails';
import type { Picture, Stage } from '../../src/stage/types';

const trails: Trails = { traces: [] };
// The painter looks at nothing of a picture but whether it has trails.
const at = (step: number) => ({ step, trails }) as Picture;

/** A stage that draws each picture for as long as the test wants. */
function slowStage() {
  const shown: number[] = [];
  const waiting: (() => void)[] = [];
  const show = ({ step }: Picture) =>
    new Promise<void>((drawn) => {
      shown.push(step);
      waiting.push(drawn);
    });
  const stage = { renderer: '2d', show, snapshot: () => Promise.reject(), dispose: () => {} } satisfies Stage;
  return { stage, shown, drawn: () => waiting.shift()?.() };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

test('pictures that come while one is drawn are left out but for the newest', async () => {
  const picture = signal(at(0));
  const { stage, shown, drawn } = slowStage();
  new Painter(picture, async () => {}).use(stage);
  await turn();
  for (const step of [1, 2, 3]) picture.value = at(step);
  drawn();
  await turn();
  drawn();
  await turn();
  expect(shown).toEqual([0, 3]);
});

test('what a live thing computes at once is drawn with the step that it follows, in one picture', async () => {
  const step = signal(0);
  const explained = new Live({
    ...{ name: 'explained step', input: step, key: String },
    compute: async ({ input }: { input: number }) => ({ of: input }),
  });
  const picture = computed(() => ({ ...at(step.value), arrows: [explained.value.value] }) as unknown as Picture);
  const shown: unknown[] = [];
  const show = async ({ step: drawn, arrows }: Picture) => void shown.push([drawn, arrows]);
  new Painter(picture, async () => {}).use({ renderer: '2d', show } as unknown as Stage);
  for (const next of [1, 2]) {
    await turn();
    step.value = next;
  }
  await turn();
  expect(shown).toEqual([0, 1, 2].map((of) => [of, [{ of }]]));
});

test('settled waits until the newest picture is drawn', async () => {
  const picture = signal(at(0));
  const { stage, shown, drawn } = slowStage();
  const painter = new Painter(picture, async () => {});
  painter.use(stage);
  let settled = false;
  await turn();
  picture.value = at(5);
  void painter.settled().then(() => {
    settled = true;
  });
  drawn();
  await turn();
  expect(settled).toBe(false);
  drawn();
  await turn();
  expect([settled, shown.at(-1)]).toEqual([true, 5]);
});

test('a picture waits for its paths a little, then is drawn without them', async () => {
  const picture = signal({ ...at(0), trails: undefined });
  const { stage, shown } = slowStage();
  new Painter(picture, () => new Promise(() => {})).use(stage);
  await turn();
  expect(shown).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(shown).toEqual([0]);
});

test('a throw in drawing is said, survived, and forgotten with the next picture', async () => {
  const picture = signal(at(0));
  const shown: number[] = [];
  const show = async ({ step }: Picture) => {
    if (step === 0) throw new Error('no context');
    shown.push(step);
  };
  const painter = new Painter(picture, async () => {});
  painter.use({ ...slowStage().stage, show });
  await turn();
  await painter.settled();
  expect(painter.failure.value?.message).toBe('no context');
  picture.value = at(1);
  await turn();
  expect([shown, painter.failure.value]).toEqual([[1], undefined]);
});

test('another stage draws what is wanted at once', async () => {
  const picture = signal(at(7));
  const painter = new Painter(picture, async () => {});
  const [first, second] = [slowStage(), slowStage()];
  painter.use(first.stage);
  await turn();
  first.drawn();
  await turn();
  painter.use(second.stage);
  await turn();
  expect([first.shown, second.shown]).toEqual([[7], [7]]);
});

test('a picture that comes just as the last one is done is drawn too', async () => {
  for (let depth = 0; depth < 12; depth++) {
    const picture = signal(at(0));
    const shown: number[] = [];
    const show = async ({ step }: Picture) => {
      shown.push(step);
      if (step === 0) void later(depth, () => Object.assign(picture, { value: at(1) }));
    };
    new Painter(picture, async () => {}).use({ ...slowStage().stage, show });
    await turn();
    expect([depth, shown]).toEqual([depth, [0, 1]]);
  }
});

/** Does something so many microtasks later. */
async function later(depth: number, does: () => void) {
  for (let k = 0; k < depth; k++) await undefined;
  does();
}
