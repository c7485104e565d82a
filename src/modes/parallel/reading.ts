import { type NetworkChoice, readNetwork } from '../../engine/parallel/networks';
import { readScheme, schemeOf, serverText } from '../../schemes/text/choice';
import type { SchemeFault } from '../../schemes/text/faults';
import { type Given, readProgram } from '../../schemes/text/program';
import { messageOf } from '../../schemes/text/words';
import type { Program, SchemeChoice } from '../../schemes/types';
import type { MethodChoice, State } from '../../state';
import { rowOf } from '../../state';

/** The scheme of a state with its values. Throws what is wrong with its text. */
export function schemeIn({ scheme, schemes }: Pick<State, 'scheme' | 'schemes'>): SchemeChoice {
  const { choice, faults } = readScheme(scheme, schemes);
  if (!choice) throw refusedScheme(scheme, faults);
  return choice;
}

/** What the workers of a scheme do, of a method with this rate. Throws where its values give no program. */
export function programOf(choice: SchemeChoice, given: Given): Program {
  const scheme = schemeOf(choice);
  const { program, faults } = scheme ? readProgram(scheme, choice.values, given) : { program: undefined, faults: [] };
  if (!program) throw refusedScheme(choice.scheme, faults);
  return program;
}

const refusedScheme = (text: string, [fault]: readonly SchemeFault[]): RangeError =>
  new RangeError(`scheme=${text} cannot be used. ${fault ? messageOf(fault) : ''}`);

/** The network of a state. Throws what is wrong with its text. */
export function networkIn({ network }: Pick<State, 'network'>): NetworkChoice {
  const read = readNetwork(network);
  if ('found' in read)
    throw new RangeError(`network=${network} cannot be used: found “${read.found}”, expected one of ${read.expected}`);
  return read;
}

/** The server's own rule, where a scheme has one. Throws what is wrong with its text. */
export function serverOf(choice: SchemeChoice, state: State): MethodChoice | undefined {
  const text = serverText(choice);
  if (text === undefined) return undefined;
  const { value, wrong } = rowOf('methods').read(text, state);
  if (wrong.length > 0 || value?.length !== 1)
    throw new RangeError(
      `scheme=${state.scheme} cannot be used: ${text} is no method of the catalogue with its values`,
    );
  return value[0];
}
