import type { Page } from '@playwright/test';
import type { AutomationPath } from '../src/app/automation';
import { scenes } from '../src/scenes/catalog';
import type { SurfaceScene } from '../src/scenes/types';
import { expect, test } from './support/fixtures';
import { open, pathsOf, performing } from './support/ravine';

// A small picture: what is looked at is the paths.
test.use({ viewport: { width: 480, height: 480 } });

const figures = ['fig2a', 'fig2b', 'fig3', 'fig4a', 'fig4b', 'monkey-saddle'].map(
  (id) => scenes.get(id) as SurfaceScene,
);

/** Coordinates of Figure 4a after 10, 40, 100 and 198 steps; from step 137 on RMSprop's hang on the order of additions. */
const figure4a: Readonly<Record<string, readonly (readonly [step: number, x: number, y: number])[]>> = {
  sgd: at([0.838, 1.062], [0.946, 0.596], [1.305, 0.246], [1.7, 0.0972]),
  momentum: at([0.409, -0.531], [0.13, -1.689], [2.813, 0.437], [3.2722, 0.5596]),
  nag: at([0.572, -0.364], [0.812, -0.862], [2.919, 0.456], [3.0922, 0.5221]),
  adagrad: at([1.254, 0.279], [2.273, 0.233], [2.622, 0.386], [2.8187, 0.4504]),
  adadelta: at([1.031, 0.422], [2.528, 0.346], [2.841, 0.457], [2.9679, 0.4918]),
  rmsprop: at([0.589, 0.809], [1.948, 0.167], [2.698, 0.413]),
};

function at(...points: [number, number][]): [number, number, number][] {
  return points.map(([x, y], i) => [[10, 40, 100, 198][i], x, y]);
}

for (const [what, query, engine, renderer] of [
  ['WebGPU computes and draws @webgpu', '?engine=webgpu', 'webgpu', 'webgpu'],
  ['WebAssembly computes, WebGL 2 draws @plain', '?engine=wasm&renderer=webgl2', 'wasm', 'webgl2'],
  ['WebAssembly computes, a 2-D canvas draws @plain', '?engine=wasm&renderer=2d', 'wasm', '2d'],
] as const) {
  test(`every figure: ${what}`, async ({ visit }) => {
    const page = await visit(`#scene=${figures[0].id}&step=1`, query);
    expect(await performing(page)).toEqual([engine, renderer]);
    for (const scene of figures) {
      await test.step(scene.id, async () => {
        await open(page, scene.id);
        const paths = await pathsOf(page);
        expectShape(paths, scene);
        if (scene.id === 'fig4a') expectTable(paths);
        await expectClaims(page, scene);
      });
    }
  });
}

function expectShape(paths: readonly AutomationPath[], { id, methods, start, steps }: SurfaceScene) {
  expect(
    paths.map((path) => path.method),
    id,
  ).toEqual(methods.filter(({ on }) => on !== false).map(({ method }) => method));
  for (const { method, status, divergedAt, points } of paths) {
    expect(points, method).toHaveLength(status === 'ok' ? steps + 1 : (divergedAt ?? Number.NaN));
    expect(points[0].slice(0, 2), method).toEqual(start.map(Math.fround));
    expect(points.flat().every(Number.isFinite), method).toBe(true);
  }
  const diverged = paths.filter(({ status }) => status === 'diverged').map(({ method }) => method);
  expect(diverged, id).toEqual(id === 'monkey-saddle' ? ['momentum', 'nag'] : []);
}

function expectTable(paths: readonly AutomationPath[]) {
  for (const [method, rows] of Object.entries(figure4a)) {
    const points = paths.find((path) => path.id === method)?.points ?? [];
    for (const [step, x, y] of rows) {
      const [foundX, foundY] = points[step];
      expect.soft(Math.abs(foundX - x), `${method}, step ${step}, x = ${foundX}`).toBeLessThan(1e-3);
      expect.soft(Math.abs(foundY - y), `${method}, step ${step}, y = ${foundY}`).toBeLessThan(1e-3);
    }
  }
}

async function expectClaims(page: Page, { claims }: SurfaceScene) {
  const verdicts = page.locator('#claims .claim .verdict');
  await expect(verdicts).toHaveText(claims.map(() => 'holds'));
}

test('a claim whose methods are set otherwise no longer holds, and the page says so @plain', async ({ visit }) => {
  const page = await visit(
    '#scene=fig4a&step=1&methods=sgd,momentum,nag,adagrad(eta=0.01),adadelta,rmsprop(eta=0.001)',
    '?engine=wasm&renderer=2d',
  );
  await expect(page.locator('#claims .claim.broken .verdict').first()).toHaveText(/no longer holds/);
  await open(page, '#scene=fig4a&methods=sgd');
  await expect(page.locator('#claims .claim.idle .verdict').first()).toHaveText(/not all of its methods/);
});
