import type { MathNode } from '../math';

const namespace = 'http://www.w3.org/1998/Math/MathML';

/** Makes the MathML elements of a formula. */
function mathElement({ tag, text, children = [], attributes = {} }: MathNode): Element {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(mathElement));
  return element;
}

/** A formula on a line of its own. */
export function displayed(math: MathNode): Element {
  const element = mathElement(math);
  element.setAttribute('display', 'block');
  return element;
}

/** A formula in pieces, one after another: lines end between them. */
export function inPieces(pieces: readonly MathNode[]): Node[] {
  return pieces.flatMap((piece) => [mathElement(piece), document.createTextNode(' ')]);
}
