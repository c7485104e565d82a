/** Commands that stand for a sign of the language; any other is the name that it is spelt as. */
const commands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ cdot: '*', times: '*', ast: '*', div: '/', le: '<=', leq: '<=', ge: '>=', geq: '>=', ne: '!=', neq: '!=' },
    ...{ lvert: '|', rvert: '|', vert: '|', mid: '|', lfloor: 'floor(', rfloor: ')', lceil: 'ceil(', rceil: ')' },
    ...{ left: '', right: '', big: '', Big: '', displaystyle: '', quad: '', qquad: '', limits: '' },
    ...{ varepsilon: 'epsilon', vartheta: 'theta', varphi: 'phi' },
  }),
);

type Rewriting = readonly [RegExp, (...found: string[]) => string];

/** From the innermost braces outwards; the first that applies, until none does. */
const rewritings: readonly Rewriting[] = [
  [/\\[cdt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/, (_, over, under) => `((${over})/(${under}))`],
  [/\\[dt]?frac\s*(\w)\s*(\w)/, (_, over, under) => `(${over}/${under})`],
  [/\\sqrt\s*\[\s*3\s*\]\s*\{([^{}]*)\}/, (_, of) => `cbrt(${of})`],
  [/\\sqrt\s*\[([^\]]*)\]\s*\{([^{}]*)\}/, (_, n, of) => `(${of})^(1/(${n}))`],
  [/\\sqrt\s*\{([^{}]*)\}/, (_, of) => `sqrt(${of})`],
  [/\\sqrt\s*(\w)/, (_, of) => `sqrt(${of})`],
  [/\\(?:operatorname\*?|math[a-z]+|text[a-z]*|boldsymbol)\s*\{([^{}]*)\}/, (_, word) => ` ${word} `],
  [/\^\s*\{([^{}]*)\}/, (_, power) => `^(${power})`],
  [/_\s*\{([^{}]*)\}/, (_, index) => `_${index}`],
  [/\{([^{}]*)\}/, (_, inside) => `(${inside})`],
];

/** Most rewritings of one text. */
const most = 200;

/** A formula of LaTeX in the signs of the language, as far as they go. */
export function fromLatex(text: string): string {
  let now = text
    .replace(/^\s*\{?\s*\\displaystyle\b([\s\S]*?)\}?\s*$/, (whole, inside: string) =>
      whole.trim().startsWith('{') && whole.trim().endsWith('}') ? inside : whole,
    )
    .replace(/\\(?:begin|end|tag|label)\s*\{[^{}]*\}/g, ' ')
    .replace(/[.,]\s*(?=\$|\\\]|\\\)|$)/g, '')
    .replace(/\$|&|\\\(|\\\)|\\\[|\\\]|\\\\|~/g, ' ')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/(\d)\{,\}(?=\d)/g, '$1.')
    .replaceAll('\\{', '(')
    .replaceAll('\\}', ')')
    .replaceAll('\\|', '|');
  for (let i = 0; i < most; i++) {
    const rule = rewritings.find(([pattern]) => pattern.test(now));
    if (!rule) break;
    now = now.replace(...rule);
  }
  return now
    .replace(/\\([A-Za-z]+)(_\w+)?/g, (_, word: string, index = '') => commands.get(word) ?? ` ${word}${index} `)
    .replaceAll('_', '');
}
