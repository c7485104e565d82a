/** A length in CSS pixels, to a hundredth. */
export const px = (value: number): string => String(Math.round(value * 100) / 100 + 0);

/** Points as SVG path data. */
export const pathData = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.length < 2 ? '' : `M${points.map(([x, y]) => `${px(x)} ${px(y)}`).join('L')}`;

/** A text where SVG has text or an attribute. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Attributes that have a value. */
export const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');

/** A CSS colour as the pair of attributes that every reader of SVG knows; `alpha` comes on top of its own. */
export function paint(kind: 'fill' | 'stroke', color: string, alpha = 1): Record<string, string | undefined> {
  const parts = /^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)(?:,\s*([\d.]+))?\)$/.exec(color);
  const opacity = alpha * Number(parts?.[4] ?? 1);
  const plain = parts ? `rgb(${parts[1]},${parts[2]},${parts[3]})` : color;
  return { [kind]: plain, [`${kind}-opacity`]: opacity < 1 ? px(opacity) : undefined };
}
