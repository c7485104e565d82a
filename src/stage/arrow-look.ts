import type { VectorKind } from '../engine/explain';

/** A piece of an arrowhead around its tip at (0, 0), the shaft coming from −x; 1 is its length. */
export interface HeadPiece {
  readonly points: readonly (readonly [x: number, y: number])[];
  /** A closed piece is filled with the arrow's colour, or with the ground where it is hollow; an open one is a line. */
  readonly fill: 'color' | 'ground' | undefined;
}

/** How the vectors of one kind are drawn: colour, dash and head differ, so that none of them is needed alone. */
export interface ArrowLook {
  /** On light grounds and on the dark one; undefined: the ink. */
  readonly light: string | undefined;
  readonly dark: string | undefined;
  /** CSS pixels; empty is solid. */
  readonly dash: readonly number[];
  readonly width: number;
  readonly head: readonly HeadPiece[];
}

const chevron = (at: number): HeadPiece => ({
  points: [
    [at - 0.9, -0.55],
    [at, 0],
    [at - 0.9, 0.55],
  ],
  fill: undefined,
});

const triangle = (fill: HeadPiece['fill']): HeadPiece => ({
  points: [
    [0, 0],
    [-1, -0.5],
    [-1, 0.5],
  ],
  fill,
});

/** Every kind of vector; the colours are of the same family as those of the methods, each with 3:1 against its ground. */
export const arrowLooks: Readonly<Record<VectorKind, ArrowLook>> = {
  gradient: { light: '#cf4f00', dark: '#f27a3f', dash: [2, 4], width: 2.25, head: [chevron(0)] },
  lookahead: { light: '#8a5a1c', dark: '#d9a860', dash: [9, 4], width: 2, head: [triangle('ground')] },
  carry: { light: '#8d4fa3', dark: '#cf9be0', dash: [10, 3, 2, 3], width: 2, head: [chevron(0), chevron(-0.6)] },
  push: { light: '#00835e', dark: '#2cc097', dash: [4, 3], width: 2, head: [triangle('color')] },
  chance: { light: '#6a6f7a', dark: '#a9aeb8', dash: [2, 2], width: 2, head: [triangle('ground'), chevron(-1)] },
  update: { light: undefined, dark: undefined, dash: [], width: 2.25, head: [triangle('color')] },
};

/** Where the shaft of a head ends, in lengths of the head behind the tip: before a filled piece. */
export const neckOf = (head: readonly HeadPiece[]): number => (head.some(({ fill }) => fill) ? 1 : 0);
