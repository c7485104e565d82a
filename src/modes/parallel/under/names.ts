import type { Network } from '../../../objectives/model/types';

/** What a coordinate of θ is called: x and y of two parameters, an input's weight by the input's name, else its place in its tensor. */
export function nameOfCoordinate(
  network: Network | undefined,
  coordinate: number,
  inputs: readonly string[] | undefined,
): string {
  if (!network) return coordinate === 0 ? 'x' : 'y';
  let from = 0;
  for (const { name, shape } of network.parameters) {
    const size = shape.reduce((a, b) => a * b, 1);
    if (coordinate < from + size) return nameIn(name, shape, coordinate - from, inputs);
    from += size;
  }
  return String(coordinate);
}

function nameIn(name: string, shape: readonly number[], at: number, inputs: readonly string[] | undefined): string {
  const [rows, columns] = shape;
  if (columns === undefined) return rows === 1 ? name : `${name}[${at}]`;
  const [row, column] = [Math.floor(at / columns), at % columns];
  const input = name === 'W1' && inputs?.length === columns ? inputs[column] : undefined;
  if (input !== undefined) return rows === 1 ? input : `${input} → ${row}`;
  return `${name}[${row},${column}]`;
}
