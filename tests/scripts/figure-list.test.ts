import { expect, test } from 'vitest';
import { type Figure, figuresOf } from '../../scripts/figure-list.mjs';
import * as reader from '../../src/state';

const figure = (scene: string, common = {}): Figure => figuresOf([scene], common, reader)[0];

test.each([
  ['#scene=fig4a&step=1e2', 100],
  ['#scene=fig4a&step=%31%32', 12],
  ['#scene=fig4a&amp;step=7', 7],
  ['#v%3D1%26scene%3Dfig4a%26step%3D9', 9],
  ['#scene=fig4a&step=3&step=4', 4],
  ['#step=+20&scene=fig4a', 20],
  ['#scene=fig4a&step=40).', 40],
  ['#steps=50&step=60', 50],
  ['#scene=fig4a&step=0', 0],
  ['#scene=fig4a', undefined],
  ['#scene=fig4a&steps=100', undefined],
  ['fig4a', undefined],
  // A whole address, and what a shell has left of one.
  ['https://example.org/?lang=en#scene=fig4a&step=12', 12],
  ['http://localhost:4173/#scene=fig4a&step=1.2e1', 12],
  ['scene=fig4a&step=12', 12],
  ['%23scene=fig4a&step=12', 12],
  ['#scene=fig4a&step=%2B12', 12],
  ['#f=x=y&step=7', 7],
])('a figure of %s shows the step that the page would', (hash, step) => expect(figure(hash).step).toBe(step));

test('a step of the figure’s own comes before that of the hash', () => {
  expect(figure('#scene=fig4a&step=1e2', { step: '5' }).step).toBe(5);
});

test('the length of the run replaces that of the hash, however it is written', () => {
  for (const hash of ['#scene=fig4a&steps=5&step=3', '#scene=fig4a&amp;steps=5&amp;step=3', '#step=3&scene=fig4a'])
    expect(reader.decode(figure(hash, { steps: '1e2' }).hash).state).toMatchObject({
      scene: 'fig4a',
      steps: 100,
      step: 3,
    });
  expect(figure('#scene=fig9', { steps: '9' }).hash).toBe('#scene=fig9');
});

test('a figure is called by what its hash names', () => {
  expect(figure('fig4a').name).toBe('fig4a');
  expect(figure('#scene=fig4b&surface=beale').name).toMatch(/^fig4b-[0-9a-f]{8}$/);
  expect(figure('#v=1&amp;surface=beale').name).toMatch(/^beale-[0-9a-f]{8}$/);
  expect(figure('#f=x&step=3').name).toMatch(/^figure-[0-9a-f]{8}$/);
});
