import type { Optimizer } from '../types';
import { typedForm } from './read';

/** A typed optimizer as the file one would add under `src/optimizers`. */
export function sourceOf({ name, hyper, forms }: Optimizer): string {
  const { update, state, scheduled, ...rest } = forms[typedForm];
  const id = idOf(name);
  const texts = Object.entries(rest).map(([part, text]) => `      ${part}: ${linesOf(String(text))},`);
  return [
    "import { lines } from './lines';",
    "import type { Optimizer } from './types';",
    '',
    `/** ${name.replaceAll('*/', '')}: one sentence on what is new about it. */`,
    `export const ${camel(id)} = {`,
    `  id: ${quoted(id)},`,
    `  name: ${quoted(name)},`,
    "  summary: { en: 'What it does to the path.', zh: '它使路径怎样。' },",
    '  hyper: {',
    ...Object.entries(hyper).map(
      ([key, row]) =>
        `    ${key}: { default: ${row.default}, min: ${row.min}, max: ${row.max}, scale: '${row.scale}' },`,
    ),
    '  },',
    '  forms: {',
    `    ${typedForm}: {`,
    ...(state
      ? [
          `      state: { ${Object.entries(state)
            .map(([key, value]) => `${key}: ${value}`)
            .join(', ')} },`,
        ]
      : []),
    ...(scheduled ? [`      scheduled: [${scheduled.map(quoted).join(', ')}],`] : []),
    ...texts,
    `      update: ${linesOf(update)},`,
    '    },',
    '  },',
    "  source: 'Authors (year), title.',",
    '} satisfies Optimizer;',
    '',
  ].join('\n');
}

const linesOf = (text: string): string =>
  `lines(\n${text
    .split('\n')
    .map((line) => `        ${quoted(line)},`)
    .join('\n')}\n      )`;

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A name as an id: letters and digits with hyphens. */
const idOf = (name: string): string => {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(id) ? id : `rule${id && `-${id}`}`;
};

const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
