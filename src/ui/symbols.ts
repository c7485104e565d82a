const symbols: ReadonlyMap<string, string> = new Map([
  ['eta', 'η'],
  ['gamma', 'γ'],
  ['beta1', 'β₁'],
  ['beta2', 'β₂'],
  ['beta', 'β'],
  ['epsilon', 'ε'],
  ['nu', 'ν'],
  ['lambda', 'λ'],
  ['rho', 'ρ'],
  ['sigma2', 'σ²'],
  ['gamman', 'γ′'],
  ['etaplus', 'η⁺'],
  ['etaminus', 'η⁻'],
  ['deltamin', 'Δmin'],
  ['deltamax', 'Δmax'],
  ['theta', 'θ'],
  ['delta', 'δ'],
  ['d', 'Δθ'],
  ['Eg2', 'E[g²]'],
  ['Ed2', 'E[Δθ²]'],
]);

/** A name of a rule as formulas write it; a name without a letter of its own stays as it is. */
export const symbolOf = (name: string): string => symbols.get(name) ?? name;
