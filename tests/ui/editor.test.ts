import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createStore, decode, editFormula, faultOfFormula, textOf } from '../../src/state';
import type { PageModel } from '../../src/ui/model';
import { usualRange } from '../../src/ui/surface/constants';
import { accept, createEditor, draw, letterAt, readingOf, type } from '../../src/ui/surface/editor';
import { formulaMath, gradientMath } from '../../src/ui/surface/formula-math';

function setUp(hash: string) {
  const { state, apply } = createStore(decode(hash).state);
  const surface = {
    get value() {
      return { f: textOf(state.value) };
    },
    peek: () => ({ f: textOf(state.peek()) }),
  };
  const actions = { editFormula: (f: string, constants = {}) => apply((s) => editFormula(s, f, constants)) };
  const model = { state, surface, actions, language: signal('en') } as unknown as PageModel;
  const editor = createEditor();
  const write = (text: string) => {
    type(editor, model, text);
    draw(editor, model);
  };
  return { editor, model, state, write, reading: () => readingOf(editor, model) };
}

describe('the editor', () => {
  it('begins with what is shown, keeps the text as it is typed, and draws what can be read', () => {
    const { state, write, reading } = setUp('#surface=bowl');
    expect(reading()).toEqual({ text: 'x^2 + y^2', constants: {}, fault: undefined });
    write('x^2 + y^4 ');
    expect([state.peek().f, reading().text]).toEqual(['x^2 + y^4', 'x^2 + y^4 ']);
    write('x^2 + ');
    expect([state.peek().f, reading().text]).toEqual(['x^2 + y^4', 'x^2 + ']);
    expect(reading().fault?.message).toBe('formula.unexpected-end');
  });

  it('forgets its text when another surface is shown', () => {
    const { state, write, reading } = setUp('#surface=bowl');
    write('x^2 + ');
    state.value = decode('#surface=saddle').state;
    expect(reading().text).toBe(textOf(state.peek()));
  });

  it('takes letters one after the other, and remembers one that the text has lost', () => {
    const { editor, model, state, write, reading } = setUp('#surface=bowl');
    accept(editor, model, 'a*x^2 + b*y^2', 'a');
    expect(letterAt(reading().fault ?? { message: 'version' })).toBe('b');
    expect(state.peek().f).toBeUndefined();
    accept(editor, model, reading().text, 'b');
    expect(state.peek().constants).toEqual({ a: 1, b: 1 });
    state.value = { ...state.peek(), constants: { a: 3, b: -2 } };
    write('a*x^2 + y^2');
    expect(state.peek().constants).toEqual({ a: 3 });
    write('a*x^2 + b*y^2');
    expect(state.peek().constants).toEqual({ a: 3, b: -2 });
  });

  it.each([
    ['z*x', 'z'],
    ['c1*x', 'c1'],
    ['sinx', undefined],
    ['xy', undefined],
    ['X', undefined],
    ['foo(x)', undefined],
    ['constructor', undefined],
    ['x +', undefined],
  ])('%s: what could be a constant is %s', (text, letter) => {
    expect(letterAt(faultOfFormula(text) ?? { message: 'version' })).toBe(letter);
  });
});

describe('sliders', () => {
  it.each([
    [1, 5],
    [-5, 5],
    [7, 10],
    [-120, 200],
    [3e8, 5e8],
  ])('of %f reach to %f on both sides', (value, end) => expect(usualRange(value)).toEqual([-end, end]));
});

describe('what is typeset', () => {
  const textOfMath = (node: unknown): string => {
    const { text = '', children = [] } = node as { text?: string; children?: unknown[] };
    return text + children.map(textOfMath).join('');
  };
  it('is cut between terms, and what is taken away as a whole keeps its parentheses', () => {
    const pieces = formulaMath('a*x - (y - 1) + 2', ['a']).map(textOfMath);
    expect(pieces).toEqual(['f(x,y)=', 'a\u2062x', '−(y−1)', '+2']);
  });

  it('has the gradient with its letters, unless it is too long to be read', () => {
    expect(gradientMath('a*x^2 + y', ['a'])?.map((equation) => equation.map(textOfMath).join(''))).toEqual([
      '∂f∂x=a\u2062(2\u2062x)',
      '∂f∂y=1',
    ]);
    expect(gradientMath('x*'.repeat(60).slice(0, -1), [])).toBeUndefined();
  });
});
