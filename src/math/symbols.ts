/** A name as formulas write it: a letter, and an index below or a mark above beside it. */
export interface SymbolParts {
  readonly letter: string;
  readonly sub?: string;
  readonly sup?: string;
}

/** The names that the overview and the rules write with letters of their own. */
const symbols: ReadonlyMap<string, SymbolParts> = new Map<string, SymbolParts>([
  ['theta', { letter: 'θ' }],
  ['eta', { letter: 'η' }],
  ['gamma', { letter: 'γ' }],
  ['beta1', { letter: 'β', sub: '1' }],
  ['beta2', { letter: 'β', sub: '2' }],
  ['beta', { letter: 'β' }],
  ['epsilon', { letter: 'ε' }],
  ['nu', { letter: 'ν' }],
  ['lambda', { letter: 'λ' }],
  ['rho', { letter: 'ρ' }],
  ['delta', { letter: 'δ' }],
  ['alpha', { letter: 'α' }],
  ['mu', { letter: 'μ' }],
  ['pi', { letter: 'π' }],
  ['Eg2', { letter: 'E[g²]' }],
  ['Ed2', { letter: 'E[Δθ²]' }],
  ['d', { letter: 'Δθ' }],
  ['newton', { letter: 'H⁻¹g' }],
  ['inf', { letter: '∞' }],
  ['rhoinf', { letter: 'ρ', sub: '∞' }],
  ['rho_inf', { letter: 'ρ', sub: '∞' }],
  ['xi', { letter: 'ξ' }],
  ['sigma2', { letter: 'σ²' }],
  ['gamman', { letter: 'γ′' }],
  ['etaplus', { letter: 'η', sup: '+' }],
  ['etaminus', { letter: 'η', sup: '−' }],
  ['deltamin', { letter: 'Δ', sub: 'min' }],
  ['deltamax', { letter: 'Δ', sub: 'max' }],
]);

const raised: ReadonlyMap<string, string> = new Map([
  ['+', '⁺'],
  ['−', '⁻'],
]);
const lowered: ReadonlyMap<string, string> = new Map([...'0123456789'].map((digit, i) => [digit, '₀₁₂₃₄₅₆₇₈₉'[i]]));

/** What a name is made of: from the table, or `name1` as name with index 1. */
export function symbolParts(name: string): SymbolParts {
  const known = symbols.get(name);
  if (known) return known;
  const indexed = /^([A-Za-z]+)_?(\d+)$/.exec(name);
  return indexed ? { letter: indexed[1], sub: indexed[2] } : { letter: name };
}

/** A name of a rule in a line of text, as formulas write it; a name without a letter of its own stays as it is. */
export function symbolOf(name: string): string {
  const { letter, sub, sup } = symbols.get(name) ?? { letter: name };
  if (sup !== undefined) return letter + (raised.get(sup) ?? sup);
  return sub === undefined ? letter : letter + (lowered.get(sub) ?? sub);
}
