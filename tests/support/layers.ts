import { posix } from 'node:path';
import { parseAst } from 'vite';

/** Source files of the project: path from the root, and text. */
export type Files = ReadonlyMap<string, string>;

interface Import {
  readonly from: string;
  /** A path from the root, without query and extension, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const lawRooms = ['math', 'surfaces', 'optimizers', 'schemes', 'study', 'objectives', 'scenes'];

/** What each room may import beside itself: the arrows of the design. */
const mayImport = new Map<string, readonly string[]>([
  ['math', []],
  ['surfaces', ['math']],
  ['optimizers', ['math']],
  ['schemes', ['math']],
  ['study', ['math', 'surfaces', 'optimizers']],
  ['objectives', ['math', 'study']],
  ['scenes', ['math', 'surfaces', 'optimizers', 'schemes', 'study', 'objectives']],
  ['live', []],
  ['api', []],
  ['engine', [...lawRooms, 'live']],
  ['stage', [...lawRooms, 'engine', 'live']],
  ['state', lawRooms],
  ['i18n', [...lawRooms, 'live']],
  ['take', [...lawRooms, 'api', 'engine', 'stage', 'state', 'live']],
  ['ui', [...lawRooms, 'api', 'engine', 'stage', 'state', 'i18n', 'take', 'live']],
  ['modes', [...lawRooms, 'api', 'engine', 'stage', 'state', 'i18n', 'take', 'ui', 'live']],
  ['app', [...lawRooms, 'api', 'engine', 'stage', 'state', 'i18n', 'take', 'ui', 'live', 'modes']],
]);

/** Rooms that run in Node and in a worker as they do on the page. */
const withoutDom = new Set([...lawRooms, 'live', 'engine', 'state']);

/** Packages that draw. */
const drawing = /^(three|lit|uplot)(\/|$)/;

/** Imports that go against the arrows, or reach for what draws. */
export function wrongArrows(files: Files): string[] {
  return imports(files).flatMap(({ from, to, typeOnly }) => {
    const room = roomOf(from);
    if (room === 'main') return [];
    const allowed = mayImport.get(room);
    if (!allowed) return [`${from}: ${room} is not a room`];
    if (isPackage(to)) return withoutDom.has(room) && drawing.test(to) ? [`${from} draws: ${to}`] : [];
    const target = roomOf(to);
    const words = typeOnly && to === 'src/i18n/text' && room !== 'math';
    return target === room || target === 'outside' || words || allowed.includes(target) ? [] : [`${from} → ${to}`];
  });
}

/** Uses of `document` and `window` where there is none. */
export function domUses(files: Files): string[] {
  return sources(files).flatMap(([path, text]) => {
    const use = /(?<![.\w$])(document|window)(?=[.[?])/.exec(withoutProse(text));
    return use && withoutDom.has(roomOf(path)) ? [`${path} uses ${use[1]}`] : [];
  });
}

/** Circles of imports, each as the files along it. */
export function circles(files: Files): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports(files)) next.set(bare(from), [...(next.get(bare(from)) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, along: readonly string[]) => {
    if (along.includes(file)) found.push([...along.slice(along.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) for (const to of next.get(file) ?? []) visit(to, [...along, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

/** Files of more than one idea: above 300 lines, a shader above 120. */
export function longFiles(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > (path.endsWith('.wgsl') ? 120 : 300) ? [`${path}: ${lines} lines`] : [];
  });
}

/** Functions of more than 60 lines. */
export function longFunctions(files: Files): string[] {
  return sources(files).flatMap(([path, text]) => {
    const lineOf = (at: number) => text.slice(0, at).split('\n').length;
    return functionsIn(parseAst(text, { lang: 'ts' })).flatMap(({ start, end }) => {
      const [first, last] = [lineOf(start), lineOf(end)];
      return last - first >= 60 ? [`${path}:${first}: ${last - first + 1} lines`] : [];
    });
  });
}

/** Whatever of a syntax tree is a function, those within others too. */
function functionsIn(node: unknown): { readonly start: number; readonly end: number }[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, start = 0, end = 0 } = node as { type?: string; start?: number; end?: number };
  const own = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type ?? '')
    ? [{ start, end }]
    : [];
  return [...own, ...Object.values(node).flatMap(functionsIn)];
}

/** Every import, export-from, dynamic import and worker address of the sources. */
function imports(files: Files): Import[] {
  const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;()]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
  const expression = /\b(import\(|new URL\()\s*['"]([^'"]+)['"]/g;
  return sources(files).flatMap(([from, text]) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
    const named = [...code.matchAll(statement)].map(([, type, to]) => ({ to, typeOnly: type !== undefined }));
    const called = [...code.matchAll(expression)].map(([, , to]) => ({ to, typeOnly: false }));
    return [...named, ...called].map(({ to, typeOnly }) => ({ from, to: resolve(from, to), typeOnly }));
  });
}

const sources = (files: Files) => [...files].filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'));
const bare = (path: string) => path.replace(/\?.*$/, '').replace(/\.ts$/, '');
const isPackage = (to: string) => !/^(src|shaders|public|package\.json)\b/.test(to);
const resolve = (from: string, to: string) =>
  to.startsWith('.') ? bare(posix.join(posix.dirname(from), to)).replace(/\/index$/, '') : to;

/** `src/math/parse.ts` is in `math`, `src/main.ts` in `main`; shaders and package.json are outside the rooms. */
function roomOf(path: string): string {
  const [top, room, rest] = path.split('/');
  if (top !== 'src') return 'outside';
  return rest === undefined && !mayImport.has(room) ? bare(room).replace('globals.d', 'main') : room;
}

/** The code without comments and texts. */
function withoutProse(text: string): string {
  return text.replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    '""',
  );
}
