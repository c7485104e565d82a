export { call, div, name, namesIn, num, once, pow, substitute } from './build';
export { atCoordinate, newtonStep } from './coordinates';
export { derive, hessian, partials } from './derive';
export { type Evaluator, evaluator } from './evaluate';
export { gradient } from './gradient';
export { functionNames, reservedFunctions } from './ops';
export { limits, parseExpression, roomy } from './parse';
export { ParseError, type ParseErrorCode, type ParseErrorDetail } from './parse-error';
export { isNeverNegative } from './powers';
export { print } from './print';
export { repaired } from './repair';
export {
  type Assignment,
  builtin,
  type LateName,
  lateNames,
  noiseColumns,
  type Program,
  parseAssignments,
  parseRule,
  type RulePart,
  type RuleReading,
  type RuleText,
  readRule,
  ruleScopes,
} from './rule';
export { scaled } from './scaled';
export { simplify } from './simplify';
export type { Node } from './tree';
export { equationMath, expressionMath, expressionTex, lineMath, type MathNode, ruleMath, ruleTex } from './typeset';
export { conjuncts, hiddenValidity, singleValidity, validity } from './valid';
