import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { circles, domUses, type Files, longFiles, longFunctions, wrongArrows } from './support/layers';
import { uncommented } from './support/shader-comments';

const files = read(fileURLToPath(new URL('..', import.meta.url)));

describe('the rooms', () => {
  test('there is something to read', () => expect(files.size).toBeGreaterThan(50));
  test('arrows go one way', () => expect(wrongArrows(files)).toEqual([]));
  test('there is no circle', () => expect(circles(files)).toEqual([]));
  test('what computes touches no DOM', () => expect(domUses(files)).toEqual([]));
  test('a file is one idea', () => expect(longFiles(files)).toEqual([]));
  test('a function has 60 lines at most', () => expect(longFunctions(files)).toEqual([]));
  test('every shader function and field has its line', () => {
    const shaders = [...files].filter(([path]) => path.endsWith('.wgsl'));
    expect(shaders.flatMap(([path, text]) => uncommented(path, text))).toEqual([]);
  });
});

describe('the lint itself notices', () => {
  const found = (lint: (files: Files) => string[], ...given: [path: string, text: string][]) =>
    lint(new Map(given)).length;

  test.each([
    ['math imports nothing', 'src/math/parse.ts', "import { a } from '../surfaces/types';"],
    ['not even a type of a text', 'src/math/parse.ts', "import type { Text } from '../i18n/text';"],
    ['neighbours do not know each other', 'src/surfaces/a.ts', "import type { b } from '../optimizers/types';"],
    ['a later room', 'src/engine/a.ts', "import { b } from '../stage/b';"],
    ['a later room, over lines', 'src/engine/a.ts', "import {\n  b,\n  c,\n} from '../ui/b';"],
    ['words as values', 'src/stage/a.ts', "import { languages } from '../i18n/text';"],
    ['a re-export', 'src/scenes/a.ts', "export * from '../engine/types';"],
    ['an import for its effect', 'src/scenes/a.ts', "import '../ui/style';"],
    ['an import later', 'src/state/a.ts', "const a = () => import('../stage');"],
    ['a worker of another room', 'src/state/a.ts', "new Worker(new URL('../engine/cpu/worker.ts', import.meta.url));"],
    ['three.js outside the stage', 'src/engine/a.ts', "import { Mesh } from 'three/webgpu';"],
    ['a folder that is no room', 'src/helpers/a.ts', "import { b } from '../math/tree';"],
    ['nothing imports main', 'src/ui/a.ts', "import { b } from '../main';"],
  ])('%s', (_, path, text) => expect(found(wrongArrows, [path, text])).toBe(1));

  test.each([
    ['the type of a text', 'src/stage/a.ts', "import type { Text } from '../i18n/text';"],
    ['an earlier room', 'src/engine/a.ts', "import { b } from '../math';"],
    ['a shader', 'src/engine/gpu/descend.ts', "import text from '../../../shaders/descend.wgsl?raw';"],
    ['main wires everything', 'src/main.ts', "import { a } from './ui/a';\nimport { b } from './engine/b';"],
  ])('allowed: %s', (_, path, text) => expect(found(wrongArrows, [path, text])).toBe(0));

  test('a circle, once', () => {
    const circle: [string, string][] = [
      ['src/math/a.ts', "import { b } from './b';"],
      ['src/math/b.ts', "import { c } from './c.ts';"],
      ['src/math/c.ts', "import type { a } from './a';"],
    ];
    expect(circles(new Map(circle))).toEqual(['src/math/a → src/math/b → src/math/c → src/math/a']);
  });

  test('the DOM, but not the word', () => {
    expect(found(domUses, ['src/state/a.ts', 'const w = window.innerWidth;'])).toBe(1);
    expect(found(domUses, ['src/state/a.ts', "// a window.\nconst w = 'document.';\nconst v = a.window.b;"])).toBe(0);
    expect(found(domUses, ['src/ui/a.ts', 'document.title = 1'])).toBe(0);
  });

  test('length', () => {
    expect(found(longFiles, ['src/ui/a.ts', 'x\n'.repeat(300)])).toBe(0);
    expect(found(longFiles, ['src/ui/a.ts', 'x\n'.repeat(301)])).toBe(1);
    expect(found(longFiles, ['shaders/a.wgsl', 'x\n'.repeat(121)])).toBe(1);
  });

  test('length of a function, whatever kind it is', () => {
    const body = '  x();\n'.repeat(58);
    for (const head of ['function a() {', 'const a = () => {', 'const a = { b() {', 'class A { b = async () => {']) {
      const ends = '}'.repeat(head.split('{').length - 1);
      expect(found(longFunctions, ['src/ui/a.ts', `${head}\n${body}${ends}`])).toBe(0);
      expect(found(longFunctions, ['src/ui/a.ts', `${head}\n${body}  y();\n${ends}`])).toBe(1);
    }
  });

  test('a function or a field without its line', () => {
    const shader =
      '// One.\nstruct A {\n  a: f32, // said\n  @size(16) b: u32,\n}\n\n@compute @workgroup_size(64)\nfn main() {\n  let c: f32 = 1;\n}\n';
    expect(uncommented('a.wgsl', shader)).toEqual(['a.wgsl:4 b', 'a.wgsl:8 main']);
    expect(uncommented('a.wgsl', shader.replace('@compute', '// Runs.\n@compute'))).toEqual(['a.wgsl:4 b']);
  });
});

function read(root: string): Files {
  const paths = ['src', 'shaders'].flatMap((top) =>
    readdirSync(`${root}/${top}`, { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path}`),
  );
  const texts = paths.filter((path) => /\.(ts|css|wgsl)$/.test(path));
  return new Map(texts.map((path) => [path.replaceAll('\\', '/'), readFileSync(`${root}/${path}`, 'utf8')]));
}
