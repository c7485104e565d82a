import { computed, type ReadonlySignal } from '@preact/signals-core';
import { fill } from '../../../i18n/words';
import { whole } from '../../../ui/format';
import type { About } from './about';
import {
  type Boundary,
  type BoundaryPoint,
  boundaryLevels,
  boundaryOf,
  nameOf,
  type Plane,
  planeOf,
  pointsOf,
} from './boundary';
import type { BesidePicture } from './picture';
import { following, type ShownWeights } from './shown';

type Shown = Extract<BesidePicture, { kind: 'boundary' }>;

interface Found {
  readonly of: ShownWeights;
  readonly plane: Plane;
  readonly boundary: Boundary;
  readonly points: readonly BoundaryPoint[];
}

/** What a model tells over the first two inputs, coarse to fine; nothing for numbers, pictures and sparse rows. */
export function shownBoundary(shown: ReadonlySignal<ShownWeights | undefined>, { theme, words, language }: About) {
  const wanted = computed(() => {
    const now = shown.value;
    if (!now) return undefined;
    const { entry } = now.training.plan;
    const fits = entry.classes > 0 && !entry.sparse && !entry.picture && entry.inputs >= 2;
    return fits ? now : undefined;
  });
  const found = following<ShownWeights, Found>(wanted, async (now, signal, emit) => {
    const data = now.training.data[now.variant];
    const names = now.training.table.features.map((feature) => nameOf(feature, 'en'));
    const plane = planeOf(data, [0, 1], [names[0], names[1]]);
    const points = pointsOf(data, now.weights, plane);
    for (const n of boundaryLevels) {
      const boundary = await boundaryOf(now.weights, plane, n, signal);
      emit({ of: now, plane, boundary, points });
    }
  });
  const value = computed((): Shown | undefined => {
    const now = wanted.value && found.value.value;
    if (!now) return undefined;
    const { features, task } = now.of.training.table;
    const [across, up] = features.map((feature) => nameOf(feature, language.value));
    const [x, y] = now.plane.sides;
    const plane = {
      ...now.plane,
      sides: [
        { ...x, name: across },
        { ...y, name: up },
      ] as const,
    };
    const classes = task.kind === 'classes' ? task.classes.map((name) => name[language.value]) : [];
    const { title, parts, label } = words.value.boundary;
    const right = now.points.filter(({ wrong }) => !wrong).length;
    const method = now.of.mark.label;
    const said = { method, across, up, right, rows: now.points.length, update: whole(now.of.update) };
    const { boundary, points } = now;
    const named = [parts.train, parts.validation, parts.test, parts.wrong] as const;
    return {
      kind: 'boundary',
      picture: { theme: theme.value, plane, boundary, points, classes, parts: named, title: fill(title, said) },
      label: fill(label, said),
    };
  });
  return { value, idle: found.idle, dispose: found.dispose };
}
