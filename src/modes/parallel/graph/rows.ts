import { expected } from '../../../state/expectation';
import { printNumber, readNumber, readNumbers } from '../../../state/numbers';
import { choiceRow } from '../../../state/rows/kinds';
import { type Row, right, wrong } from '../../../state/rows/row';

/** Devices at most, and the slowest and the fastest. */
export const mostDevices = 6;
export const speedBounds = [0.01, 100] as const;

/** A node that a person has put on a device, from 0. */
export interface Placed {
  readonly node: string;
  readonly device: number;
}

const devicesRow: Row<readonly number[]> = {
  default: ({ parallel }) => parallel?.devices ?? [1, 1],
  read: (text) => {
    const speeds = readNumbers(text, text.split(',').length) ?? [];
    const fits = speeds.length <= mostDevices && speeds.length > 0;
    const [least, most] = speedBounds;
    return fits && speeds.every((speed) => speed >= least && speed <= most)
      ? right(speeds)
      : wrong(text, expected('devices', { most: mostDevices, least, fastest: most }));
  },
  print: (speeds) => speeds.map(printNumber).join(),
  equal: (a, b) => a.join() === b.join(),
};

/** `node:device,…`, devices from 1 on. Whether there is such a node is said by the model. */
const placeRow: Row<readonly Placed[]> = {
  default: [],
  read: (text) => {
    const placed = text === '' ? [] : text.split(',').map((one) => one.split(':').map((part) => part.trim()));
    const read = placed.map(([node = '', device = '', ...more]) => ({
      node,
      device: more.length > 0 ? Number.NaN : (readNumber(device) ?? Number.NaN) - 1,
    }));
    const fits = read.every(
      ({ node, device }) => /^\w+$/.test(node) && Number.isInteger(device) && device >= 0 && device < mostDevices,
    );
    return fits ? right(read) : wrong(text, expected('placed'));
  },
  print: (placed) => placed.map(({ node, device }) => `${node}:${device + 1}`).join(),
  equal: (a, b) => placeRow.print(a, undefined as never) === placeRow.print(b, undefined as never),
  nearest: (placed, { devices }) => placed.filter(({ device }) => device < devices.length),
};

/** A model's operations on devices: what is spread, over what, and where a person wants some of it. */
export const graphRows = {
  /** Rows and updates over workers (data), or the operations of one step over devices (model). */
  parallelism: choiceRow(['data', 'model'], { default: ({ parallel }) => parallel?.parallelism ?? 'data' }),
  /** Speeds, relative. */
  devices: devicesRow,
  place: placeRow,
};
