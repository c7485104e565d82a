/** Texts that people type: those that can be read, and those that cannot. */
export const formulas = {
  good: [
    'x^2+y^2',
    'sin(x)*cos(y)+(x^2+y^2)/10',
    '100*(y-x^2)^2+(1-x)^2',
    'abs(x)+max(y,-y)',
    'where(x^2+y^2<1,-1,0)',
    'exp(-x^2-y^2)-x/5',
    'log(x)+y^2',
    '0*x',
    '1e16*(x^2+y^2)',
    'x^3-3x+y^2',
  ],
  bad: ['x^', 'sin(', 'x^2+zebra', 'tann(x)', '', ')))(', 'x & y', '1e999*x', '((((((x', '∑∑'],
};

export const rules = {
  good: [
    'name Plain\neta = 0.001 [1e-5, 1] log\ntheta = theta - eta*g',
    'name Heavy\neta = 0.01 [1e-5, 1] log\ngamma = 0.9 [0, 1]\nv = gamma*v + eta*g\ntheta = theta - v',
  ],
  bad: ['theta = theta - etta*g', 'name Nothing', 'theta =', 'm = g', '((((', 'eta = 1 [2, 0]\ntheta = theta'],
};

export const numbers = ['0', '1', '0.05', '17', '-3', '1e-3', '1e99', 'abc', '', '1,5', 'NaN', '40'];

export const windows = /** @type {const} */ ([
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 480, height: 800 },
  { width: 1600, height: 600 },
]);
