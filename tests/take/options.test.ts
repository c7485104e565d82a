import { describe, expect, test } from 'vitest';
import { modeOf } from '../../src/modes/registry';
import { decode } from '../../src/state';
import { formatIds, formats, kindsOf, take } from '../../src/take/formats';
import { chosenOf, framesOf } from '../../src/take/options';
import type { TakeSource } from '../../src/take/types';

const source = { size: { width: 640.4, height: 480 }, state: decode('#steps=1000').state };
const chosen = (options = {}) => chosenOf(formats.gif, options, source);

describe('options', () => {
  test('have usual values', () => {
    expect(chosen()).toEqual({ width: 640, height: 480, scale: 1, from: 0, to: 1000, every: 4, fps: 25 });
    expect(chosen({ to: 100 }).every).toBe(1);
  });

  test.each([
    [{ width: 63 }, /width=63.*64 to 8192/],
    [{ height: 480.5 }, /height=480.5.*whole/],
    [{ scale: 5 }, /scale=5.*0.5 to 4/],
    [{ width: 8000, scale: 2 }, /8192/],
    [{ from: -1 }, /from=-1.*from 0/],
    [{ from: 1001 }, /from=1001/],
    [{ every: 0 }, /every=0.*from 1/],
    [{ fps: Number.NaN }, /fps=NaN/],
    [{ fps: '25' }, /fps=25/],
    [{ size: 3 }, /no option 'size'.*width/],
  ])('%o is refused and named', (options, message) => expect(() => chosen(options)).toThrow(message));

  test('give frames that end with the last step', () => {
    expect(framesOf({ from: 0, to: 10, every: 4 })).toEqual([0, 4, 8, 10]);
    expect(framesOf({ from: 2, to: 8, every: 3 })).toEqual([2, 5, 8]);
    expect(framesOf({ from: 5, to: 5, every: 9 })).toEqual([5]);
    expect(() => chosenOf(formats.gif, { every: 1 }, { ...source, state: decode('#steps=5000').state })).toThrow(
      /5001 frames; at most 2000/,
    );
  });
});

describe('formats', () => {
  const shown = (show: string) => [...kindsOf(modeOf(show).files).keys()];

  test('there are of a race all of them, and of other pictures some', () => {
    expect(shown('race')).toEqual(formatIds);
    expect(shown('swarm')).toEqual(['png', 'gif', 'mp4', 'webm', 'link', 'embed', 'qr']);
    expect(shown('basins')).toEqual(['png', 'link', 'embed', 'qr']);
    expect(shown('compare')).toEqual(['link', 'embed', 'qr']);
  });

  test('one that is none, or of something else, is refused', async () => {
    const asked = (format: string, show = 'race') =>
      take(format, {}, { ...source, kinds: kindsOf(modeOf(show).files) } as TakeSource).catch(
        (error: Error) => error.message,
      );
    expect(await asked('constructor')).toContain("no format 'constructor'; expected one of png svg");
    expect(await asked('gif', 'compare')).toContain('gif is not made of what is shown; expected one of link embed qr');
  });

  test('making that was ended before it began does not begin', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(
      take('csv', {}, { ...source, kinds: kindsOf(['csv']) } as unknown as TakeSource, { signal }),
    ).rejects.toThrow('enough');
  });
});
