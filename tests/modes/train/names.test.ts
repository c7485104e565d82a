import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/i18n/text';
import { enTrain } from '../../../src/modes/train/en';
import { labelsOf, variantLabel } from '../../../src/modes/train/names';
import { zhTrain } from '../../../src/modes/train/zh';
import { optimizers } from '../../../src/optimizers/catalog';
import { scenes } from '../../../src/scenes/catalog';
import type { Mark } from '../../../src/stage/types';
import { decode, type State } from '../../../src/state';

const text = { en: enTrain, zh: zhTrain };

/** Marks as the page has them: of a method that stands twice the later ones are numbered. */
function marksOf({ methods }: State): Mark[] {
  return methods.map(({ method }, i) => {
    const nth = methods.slice(0, i).filter((other) => other.method === method).length;
    const name = optimizers.get(method)?.name ?? method;
    return { id: `${i}`, label: nth > 0 ? `${name} ${nth + 1}` : name, color: '#000000', shape: 'circle', dash: [] };
  });
}

const methodsIn = (hash: string, language: Language = 'en') => {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return labelsOf(state, marksOf(state), language);
};

const variantsIn = (hash: string, language: Language = 'en') => {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return (state.vary?.values ?? []).map((value) => variantLabel(state, value, { language, text: text[language] }));
};

describe('a method that stands more than once', () => {
  it('is told by what is done to it and by the values that differ', () => {
    expect(methodsIn('#scene=decreasing-rate')).toEqual(['SGD', 'SGD + 1/t']);
    expect(methodsIn('#scene=gradient-noise')).toEqual(['SGD', 'SGD + Gradient noise']);
    expect(methodsIn('#scene=gradient-noise', 'zh')).toEqual(['SGD', 'SGD + 梯度噪声']);
    expect(methodsIn('#scene=rate-too-small')).toEqual(['SGD η 0.002', 'SGD η 1']);
    const moons = '#data=moons&methods=';
    expect(methodsIn(`${moons}adam(eta=0.1,beta1=0.5),sgd,adam(eta=0.1)`)).toEqual([
      'Adam β₁ 0.5',
      'SGD',
      'Adam β₁ 0.9',
    ]);
    const halved = 'sgd(with=inverse,half=9),sgd(with=inverse,half=5),sgd(eta=0.5)';
    expect(methodsIn(moons + halved)).toEqual(['SGD + 1/t η 0.01, half 9', 'SGD + 1/t η 0.01, half 5', 'SGD η 0.5']);
    expect(methodsIn(`${moons}sgd,sgd`)).toEqual(['SGD', 'SGD 2']);
  });
});

describe('what is varied', () => {
  it('is said in words', () => {
    expect(variantsIn('#scene=shuffling')).toEqual(['by class', 'shuffled once', 'shuffled anew']);
    expect(variantsIn('#scene=one-line', 'zh')).toEqual(['批量 全部', '批量 16', '批量 1']);
    expect(variantsIn('#scene=curriculum')).toEqual(['50 rows', '50 easy rows']);
    expect(variantsIn('#scene=plateau-schedule')).toEqual(['rate stays', 'rate × 0.3 below 0.01']);
    expect(variantsIn('#scene=early-stopping')).toEqual(['Digits, small', 'a fifth mislabelled']);
    expect(variantsIn('#scene=redundant', 'zh')).toEqual(['企鹅：体重', '重复十遍']);
    expect(variantsIn('#scene=dropout')).toEqual(['plain', 'bn=on', 'dropout=0.5', 'bn=on, dropout=0.5']);
    expect(variantsIn('#data=moons&vary=features:raw;standardised')).toEqual([
      'inputs as they are',
      'inputs standardised',
    ]);
    expect(variantsIn('#data=moons&vary=patience:none;5')).toEqual(['to the end', 'patience 5']);
    expect(variantsIn('#data=moons&model=mlp(3)&vary=init:xavier;normal(sd=1)')).toEqual([
      'first weights xavier',
      'first weights normal(sd=1)',
    ]);
  });
});

describe('the lines of every scene', () => {
  const trained = [...scenes.values()].filter(({ id }) => decode(`#scene=${id}`).state.show === 'train');
  it.each(['en', 'zh'] as const)('have names of their own, in words, in %s', (language) => {
    for (const { id } of trained) {
      const variants = variantsIn(`#scene=${id}`, language);
      const methods = methodsIn(`#scene=${id}`, language);
      for (const names of [variants, methods]) expect(new Set(names).size, id).toBe(names.length);
      const key = decode(`#scene=${id}`).state.vary?.key;
      if (language === 'zh' && key && key !== 'model')
        for (const name of variants) expect(name, id).toMatch(/\p{Script=Han}/u);
    }
  });
});
