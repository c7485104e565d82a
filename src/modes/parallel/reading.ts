import { type NetworkChoice, readNetwork } from '../../engine/parallel/networks';
import { Refused } from '../../live/refused';
import { readScheme, schemeOf, serverText } from '../../schemes/text/choice';
import type { SchemeFault } from '../../schemes/text/faults';
import { type Given, readProgram } from '../../schemes/text/program';
import { faultText } from '../../schemes/text/words';
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

const refusedScheme = (text: string, [fault]: readonly SchemeFault[]): Refused => {
  const { en, zh } = fault ? faultText(fault) : { en: '', zh: '' };
  return new Refused({ en: `scheme=${text} cannot be used. ${en}`, zh: `scheme=${text} 无法使用。${zh}` });
};

/** A network that is none. */
export const refusedNetwork = (network: string, { found, expected }: Wrong): Refused =>
  new Refused({
    en: `network=${network} cannot be used: found “${found}”, expected one of ${expected}`,
    zh: `network=${network} 无法使用：这里是“${found}”，应为 ${expected} 之一`,
  });

type Wrong = Extract<ReturnType<typeof readNetwork>, { found: string }>;

/** The network of a state. Throws what is wrong with its text. */
export function networkIn({ network }: Pick<State, 'network'>): NetworkChoice {
  const read = readNetwork(network);
  if ('found' in read) throw refusedNetwork(network, read);
  return read;
}

/** The server's own rule, where a scheme has one. Throws what is wrong with its text. */
export function serverOf(choice: SchemeChoice, state: State): MethodChoice | undefined {
  const text = serverText(choice);
  if (text === undefined) return undefined;
  const { value, wrong } = rowOf('methods').read(text, state);
  if (wrong.length > 0 || value?.length !== 1)
    throw new Refused({
      en: `scheme=${state.scheme} cannot be used: ${text} is no method of the catalogue with its values`,
      zh: `scheme=${state.scheme} 无法使用：${text} 不是目录中的方法，或其取值不对`,
    });
  return value[0];
}
