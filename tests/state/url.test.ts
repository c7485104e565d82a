import { describe, expect, it } from 'vitest';
import { neutral } from '../../src/scenes/neutral';
import {
  baseOf,
  choiceOf,
  createStore,
  decode,
  encode,
  type MessageKey,
  openSurface,
  type Problem,
  type State,
} from '../../src/state';

const fig4a = baseOf({ scene: 'fig4a' });
/** A problem with at least the given values; that they are exactly the message's is tested for any hash elsewhere. */
const problem = (key: string, found: string, message: MessageKey, values: object = {}): Problem => ({
  key,
  found,
  expected: expect.objectContaining({
    message,
    ...(Object.keys(values).length && { values: expect.objectContaining(values) }),
  }),
});

/** Reads a hash in which nothing may be wrong. */
function stateOf(hash: string): State {
  const { state, problems } = decode(hash);
  expect(problems).toEqual([]);
  return state;
}

describe('what a scene does to a method', () => {
  it('is taken away with its hyperparameters', () => {
    const plain = stateOf('#scene=curriculum&methods=sgd(with=)').methods;
    expect(plain).toEqual([{ method: 'sgd', form: 'standard', hyper: { eta: 1 } }]);
    const other = stateOf('#scene=curriculum&methods=sgd(with=clip,clip=2)').methods;
    expect(other).toEqual([{ method: 'sgd', form: 'standard', with: ['clip'], hyper: { eta: 1, clip: 2 } }]);
  });
});

describe('a typed schedule', () => {
  it('may read the delay of the step', () => {
    const [adam] = stateOf('#methods=adam(with=schedule:eta/(1%2Bdelay))').methods;
    expect(adam.with).toEqual(['schedule:eta/(1+delay)']);
  });
});

describe('the grammar of the URL', () => {
  it('opens Figure 4a when nothing is named', () => {
    for (const hash of ['', '#', '#v=1', 'v=1']) expect(stateOf(hash)).toEqual(fig4a);
  });

  it('reads a surface with its methods', () => {
    const state = stateOf(
      '#v=1&surface=beale&start=1,1.6&steps=198&methods=adam(eta=0.05,beta1=0.9),nag(form=lookahead,eta=0.001)&step=40&view=contour',
    );
    expect(state).toMatchObject({
      scene: undefined,
      surface: 'beale',
      f: undefined,
      start: [1, 1.6],
      steps: 198,
      step: 40,
      view: 'contour',
      look: 'ravine',
    });
    expect(state.methods).toEqual([
      { method: 'adam', form: 'outside', hyper: { eta: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } },
      { method: 'nag', form: 'lookahead', hyper: { eta: 0.001, gamma: 0.9 } },
    ]);
  });

  it('reads a typed surface, in which a plus is a plus', () => {
    const state = stateOf('#v=1&f=x^2/2+4*y^2&domain=-3,3,-2,2');
    expect(state).toMatchObject({ scene: undefined, surface: undefined, f: 'x^2/2+4*y^2', domain: [-3, 3, -2, 2] });
    expect(state.methods.map((choice) => choice.method)).toEqual(neutral.methods.map((entry) => entry.method));
    expect(state.steps).toBe(200);
  });

  it('decodes percent escapes and ignores unknown keys and empty parts', () => {
    expect(stateOf('#f=where(x%20%3C%200,x^2,%79^2)&utm=1&&x').f).toBe('where(x < 0,x^2,y^2)');
  });

  it('lets the last of several values count', () => {
    expect(stateOf('#scene=fig4b&steps=10&scene=fig2a&steps=20')).toMatchObject({ scene: 'fig2a', steps: 20 });
  });

  it('gives a scene on another surface that surface’s domain, start and view', () => {
    const state = stateOf('#scene=fig4a&surface=rosenbrock');
    const alone = baseOf({ surface: 'rosenbrock' });
    expect(state).toMatchObject({
      scene: 'fig4a',
      domain: alone.domain,
      start: alone.start,
      view: alone.view,
      steps: 198,
      look: 'original',
    });
    expect(state.methods).toEqual(fig4a.methods);
  });

  it('fills a method from the scene before its defaults', () => {
    const [nag, adam, sgd] = stateOf('#scene=fig4a&methods=nag(gamma=0.5),adam,sgd').methods;
    expect(nag).toEqual({ method: 'nag', form: 'lookahead', hyper: { eta: 0.001, gamma: 0.5 } });
    expect(adam.hyper.eta).toBe(0.05);
    expect(sgd).toEqual(choiceOf('fig4a', 'sgd'));
  });

  it('allows an empty list, a method twice, and spaces', () => {
    expect(stateOf('#methods=').methods).toEqual([]);
    expect(stateOf('#methods=sgd, sgd( eta = 0.1 )').methods.map((choice) => choice.hyper.eta)).toEqual([0.001, 0.1]);
  });

  it('allows values beyond the controls that still mean something', () => {
    const [sgd, momentum] = stateOf('#methods=sgd(eta=1000),momentum(eta=0,gamma=1)').methods;
    expect([sgd.hyper.eta, momentum.hyper.eta, momentum.hyper.gamma]).toEqual([1000, 0, 1]);
  });

  it('moves the start into a domain that leaves it out', () => {
    const { start, domain } = stateOf('#scene=fig4a&domain=2,4,0,1');
    expect(start[0] > domain[0] && start[0] < domain[1] && start[1] > domain[2] && start[1] < domain[3]).toBe(true);
  });
});

describe('the written URL', () => {
  it('holds only what differs, in readable characters where they travel well', () => {
    const state = {
      ...fig4a,
      step: 40,
      methods: [{ ...choiceOf('fig4a', 'adam'), hyper: { ...choiceOf('fig4a', 'adam').hyper, eta: 1e-5 } }],
    };
    expect(encode(state)).toBe('#v=1&scene=fig4a&step=40&methods=adam%28eta=1e-5%29');
    expect(encode({ ...fig4a, methods: [] })).toBe('#v=1&scene=fig4a&methods=');
  });

  it('escapes what a fragment or the grammar cannot hold', () => {
    expect(encode(baseOf({ f: 'where(x < 0, x, y)' }))).toBe('#v=1&f=where%28x%20%3C%200,%20x,%20y%29');
  });
});

describe('a bad value is named with what was expected, and the rest is kept', () => {
  const cases: [hash: string, problems: Problem[]][] = [
    ['v=2', [problem('v', '2', 'version')]],
    ['scene=fig9', [problem('scene', 'fig9', 'choice')]],
    ['surface=alps', [problem('surface', 'alps', 'choice')]],
    ['f=x^', [problem('f', 'x^', 'formula.unexpected-end', { position: 2 })]],
    ['f=x+z', [problem('f', 'x+z', 'formula.unknown-name', { position: 2, name: 'z' })]],
    ['f=', [problem('f', '', 'formula.empty')]],
    ['domain=1,2,3', [problem('domain', '1,2,3', 'domain')]],
    ['domain=1,-1,0,1', [problem('domain', '1,-1,0,1', 'domain')]],
    ['domain=0,1e999,0,1', [problem('domain', '0,1e999,0,1', 'domain')]],
    ['domain=1,1.0000001,0,1', [problem('domain', '1,1.0000001,0,1', 'domainWidth')]],
    ['start=1', [problem('start', '1', 'start')]],
    ['start=1,NaN', [problem('start', '1,NaN', 'start')]],
    ['start=9,9', [problem('start', '9,9', 'startInside', { x0: -5, x1: 5, y0: -5, y1: 5 })]],
    ['steps=0', [problem('steps', '0', 'integer', { min: 1, max: 100000 })]],
    ['steps=100001', [problem('steps', '100001', 'integer')]],
    ['steps=1.5', [problem('steps', '1.5', 'integer')]],
    ['step=later', [problem('step', 'later', 'integer', { min: 0, max: 198 })]],
    ['methods=sdg', [problem('methods', 'sdg', 'method')]],
    ['view=4d', [problem('view', '4d', 'choice', { options: '3d, contour, both' })]],
    ['view=curve', [problem('view', 'curve', 'choice', { options: '3d, contour, both' })]],
    ['look=', [problem('look', '', 'choice')]],
    ['theme=pink', [problem('theme', 'pink', 'choice')]],
    ['levels=cubic', [problem('levels', 'cubic', 'choice')]],
    ['camera=1,2', [problem('camera', '1,2', 'camera')]],
    ['camera=0,91,1', [problem('camera', '0,91,1', 'camera')]],
    ['camera=0,0,0', [problem('camera', '0,0,0', 'camera')]],
    ['scale=Log', [problem('scale', 'Log', 'choice')]],
    ['seed=-1', [problem('seed', '-1', 'integer')]],
    ['seed=4294967296', [problem('seed', '4294967296', 'integer')]],
    ['start=%E0%A4%A', [problem('start', '%E0%A4%A', 'percent')]],
    ['f=100%', [problem('f', '100%', 'percent')]],
    ['%E0%A4%A', [problem('#', '%E0%A4%A', 'percentKey')]],
    ['%E0%A4%A=fig4b', [problem('#', '%E0%A4%A=fig4b', 'percentKey')]],
  ];

  it.each(cases)('%s', (hash, problems) => {
    const { state, problems: found } = decode(`#${hash}&`);
    expect(found).toEqual(problems);
    expect(state).toEqual(fig4a);
    const beside = decode(`#steps=77&${hash}&seed=5`);
    if (!/^ste|^seed/.test(hash)) expect([beside.state.steps, beside.state.seed]).toEqual([77, 5]);
  });

  it('a training opens with its curves, and may show its loss plane; a surface has no curves', () => {
    expect(stateOf('#data=moons').view).toBe('curve');
    expect(stateOf('#data=moons&view=both').view).toBe('both');
    expect(encode(stateOf('#data=moons&view=curve'))).not.toContain('view');
    const store = createStore(stateOf('#data=moons'));
    store.apply((state) => openSurface(state, 'beale'));
    expect(store.state.peek().view).toBe(neutral.view);
  });

  it('data varies where it is one table; another data leaves what a scene varies', () => {
    const both = 'data:digits7;digits7-mislabelled';
    expect(stateOf(`#data=digits7-mislabelled&vary=${both}`).vary).toEqual({
      key: 'data',
      values: ['digits7', 'digits7-mislabelled'],
    });
    for (const other of ['digits7;digits', 'moons', 'digits7;nothing']) {
      const { state, problems } = decode(`#data=digits7&vary=data:${other}`);
      expect([state.vary, problems.map(({ key }) => key)]).toEqual([undefined, ['vary']]);
    }
    expect(stateOf('#scene=early-stopping').vary?.key).toBe('data');
    expect(stateOf('#scene=early-stopping&data=moons').vary).toBeUndefined();
  });

  it('a formula beside a surface takes its place', () => {
    const { state, problems } = decode('#surface=beale&f=x^2+y^2');
    expect(problems).toEqual([problem('surface', 'beale', 'besideF')]);
    expect(state).toEqual(baseOf({ f: 'x^2+y^2' }));
  });

  it('a step past the end is drawn at the end', () => {
    const { state, problems } = decode('#steps=50&step=60');
    expect([state.step, problems]).toEqual([50, [problem('step', '60', 'integer', { min: 0, max: 50 })]]);
    expect(decode('#step=-3').state.step).toBe(0);
  });

  it('a start is checked against the domain beside it', () => {
    expect(decode('#domain=0,20,0,20&start=9,9')).toMatchObject({ state: { start: [9, 9] }, problems: [] });
  });
});

describe('in a list of methods', () => {
  const cases: [methods: string, problems: Problem[], kept: string[]][] = [
    ['sgd,adamm,nag', [problem('methods', 'adamm', 'method')], ['sgd', 'nag']],
    ['sgd,,nag', [problem('methods', 'sgd,,nag', 'methodSyntax')], ['sgd', 'nag']],
    ['sgd,adam(eta=1,nag', [problem('methods', 'adam(eta=1,nag', 'methodSyntax')], ['sgd']],
    ['sgd),nag', [problem('methods', 'sgd)', 'methodSyntax')], ['nag']],
    [
      'adam(eta=(1)),nag',
      [problem('methods', 'adam(eta=(1))', 'hyperRange', { method: 'adam', name: 'eta', min: 0 })],
      ['adam', 'nag'],
    ],
    [
      'adam(eta=big),nag',
      [problem('methods', 'adam(eta=big)', 'hyperRange', { method: 'adam', name: 'eta', min: 0 })],
      ['adam', 'nag'],
    ],
    ['adam(eta=-1)', [problem('methods', 'adam(eta=-1)', 'hyperRange', { name: 'eta' })], ['adam']],
    [
      'adam(beta1=1.5)',
      [problem('methods', 'adam(beta1=1.5)', 'hyperRange', { name: 'beta1', min: 0, max: 0.999999999 })],
      ['adam'],
    ],
    ['adam(eta=1e999)', [problem('methods', 'adam(eta=1e999)', 'hyperRange', { name: 'eta' })], ['adam']],
    ['adam(gamma=0.9)', [problem('methods', 'adam(gamma=0.9)', 'hyper', { method: 'adam' })], ['adam']],
    ['adam(0.9)', [problem('methods', 'adam(0.9)', 'hyper', { method: 'adam' })], ['adam']],
    [
      'nag(form=fancy)',
      [problem('methods', 'nag(form=fancy)', 'form', { method: 'nag', options: 'equation, lookahead' })],
      ['nag'],
    ],
    ['constructor,sgd', [problem('methods', 'constructor', 'method')], ['sgd']],
    [Array(41).fill('sgd').join(','), [problem('methods', '41', 'methodCount', { max: 40 })], Array(40).fill('sgd')],
  ];

  it.each(cases)('%s', (methods, problems, kept) => {
    const { state, problems: found } = decode(`#scene=fig4a&methods=${methods}`);
    expect(found).toEqual(problems);
    expect(state.methods.map((choice) => choice.method)).toEqual(kept);
    for (const choice of state.methods) expect(choice).toEqual(choiceOf('fig4a', choice.method));
  });

  it('keeps the good settings beside a bad one', () => {
    expect(decode('#methods=adam(eta=0.2,beta1=2,beta2=0.5)').state.methods[0].hyper).toMatchObject({
      eta: 0.2,
      beta1: 0.9,
      beta2: 0.5,
    });
  });
});
