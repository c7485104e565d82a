import type { ParseErrorCode } from '../math';
import type { RefusalCode } from '../objectives/model/refusal';
import type { ModelFaultCode } from '../objectives/model/text/faults';
import type { RuleFaultCode } from '../optimizers/text/faults';

const mistake = ['position', 'name', 'expected', 'suggestion'] as const;
const formula = [...mistake, 'rewrite'] as const;

/** What can be wrong with a typed formula, by the parser's own codes. */
const formulaMessages = {
  'formula.empty': formula,
  'formula.too-long': formula,
  'formula.too-many-nodes': formula,
  'formula.too-deep': formula,
  'formula.unexpected-character': formula,
  'formula.invisible-character': formula,
  'formula.unexpected-end': formula,
  'formula.unexpected-token': formula,
  'formula.unknown-name': formula,
  'formula.unknown-function': formula,
  'formula.argument-count': formula,
  'formula.number-range': formula,
  'formula.comparison-outside-where': formula,
} as const satisfies Record<`formula.${ParseErrorCode}`, readonly string[]>;

const rule = ['line', 'column', ...mistake] as const;

/** What can be wrong with a typed optimizer: the same in one of its expressions, and what only a rule can have. */
const ruleMessages = {
  'rule.empty': rule,
  'rule.too-long': rule,
  'rule.too-many-nodes': rule,
  'rule.too-deep': rule,
  'rule.unexpected-character': rule,
  'rule.invisible-character': rule,
  'rule.unexpected-end': rule,
  'rule.unexpected-token': rule,
  'rule.unknown-name': rule,
  'rule.unknown-function': rule,
  'rule.argument-count': rule,
  'rule.number-range': rule,
  'rule.comparison-outside-where': rule,
  'rule.rule-too-long': rule,
  'rule.no-theta': rule,
  'rule.state-unwritten': rule,
  'rule.name-taken': rule,
  'rule.not-number': rule,
  'rule.range': rule,
  'rule.scale': rule,
} as const satisfies Record<`rule.${RuleFaultCode}`, readonly string[]>;

const ofModel = ['found', 'expected', 'suggestion'] as const;

/** What can be wrong with the text of a model or of its first weights, and why a model does not fit its data. */
const modelMessages = {
  'model.empty': ofModel,
  'model.too-long': ofModel,
  'model.unexpected-token': ofModel,
  'model.unknown-model': ofModel,
  'model.unknown-key': ofModel,
  'model.key-twice': ofModel,
  'model.unknown-value': ofModel,
  'model.not-number': ofModel,
  'model.range': ofModel,
  'model.no-widths': ofModel,
  'model.too-many-layers': ofModel,
  'model.sd-alone': ofModel,
  'model.needs-number': ['model', 'classes'],
  'model.needs-classes': ['model'],
  'model.two-classes': ['model', 'classes'],
  'model.one-class': [],
  'model.too-large': ['size', 'most', 'fits'],
  'model.too-many-inputs': ['size', 'most'],
} as const satisfies Record<`model.${ModelFaultCode | RefusalCode}`, readonly string[]>;

/** Every expectation as a key of the dictionary, with the names of the values to fill in ('' where there is none). */
export const messages = {
  /** The only known version of the grammar is 1. */
  version: [],
  /** A `%` must begin an escaped byte, and the bytes must be UTF-8. */
  percent: [],
  /** The same in a key, which may then be any. */
  percentKey: [],
  /** The key is like no other but a known one. */
  unknownKey: ['suggestion'],
  /** The whole link is longer than links may be: bytes. */
  linkLength: ['found', 'length', 'max'],
  /** One of the listed words or ids. */
  choice: ['options'],
  /** letter:value,letter:value,… */
  constants: [],
  constantCount: ['max'],
  /** f is given as well, and takes the place of the surface. */
  besideF: [],
  /** A surface or a formula is given as well, and takes the place of the data. */
  besideData: ['key'],
  integer: ['min', 'max'],
  /** Updates follow from the epochs and the batch. */
  stepsOfEpochs: [],
  /** A file of somebody's own, which no address carries. */
  ownData: [],
  /** training,validation,test in per cent, or all. */
  split: [],
  /** A whole number up to the training rows, or all. */
  batch: ['max'],
  epochs: ['max'],
  patience: [],
  /** Rows of its own for every seed, -easy behind it where the data has grades. */
  sample: ['max'],
  /** threshold,factor, or none. */
  plateau: [],
  ...modelMessages,
  /** update:method.key=value;update:batch=value */
  changes: ['max'],
  /** key:value;value */
  vary: ['options', 'max'],
  plane: [],
  /** worker:seconds,… */
  killed: [],
  devices: ['most', 'least', 'fastest'],
  placed: [],
  /** A mode that needs a surface of two parameters beside data, or one that needs data on a surface. */
  showOfData: ['options'],
  /** A mode that shows the loss of two parameters beside a model of another number of them. */
  showOfParameters: ['options', 'planes', 'parameters'],
  /** The same beside a loss that would have a term for each of too many values of its input. */
  showOfLevels: ['options', 'planes', 'levels', 'most'],
  number: ['min', 'max'],
  /** A loss, or auto. */
  target: ['min', 'max'],
  /** Two that are ranked. */
  duel: ['options'],
  /** One hyperparameter of the methods shown, or two different ones. */
  axes: ['options'],
  /** x0,x1,y0,y1 with x0 < x1 and y0 < y1. */
  domain: ['limit'],
  /** Too thin for single precision at this distance from 0. */
  domainWidth: [],
  /** x,y */
  start: [],
  startInside: ['x0', 'x1', 'y0', 'y1'],
  /** azimuth,elevation,zoom */
  camera: ['azimuth', 'elevation', 'zoomMin', 'zoomMax'],
  /** name(key=value,…),name,… */
  methodSyntax: [],
  method: ['options'],
  methodCount: ['max'],
  ruleCount: ['max'],
  with: ['method', 'options'],
  form: ['method', 'options'],
  hyper: ['method', 'options'],
  hyperRange: ['method', 'name', 'min', 'max'],
  /** Not of the address: the engine could not compute. */
  engineFailed: ['reason'],
  /** Not of the address: what cannot be done here says why, in the language of the page. */
  refused: ['reason'],
  /** Not of the address: a picture could not be drawn. */
  drawingFailed: ['reason'],
  /** Not of the address: the graphics device was lost again and again. */
  deviceGone: [],
  /** Not of the address: a part of the page could not be loaded, once or more often. */
  partMissing: [],
  partGone: [],
  /** Not of the address: no way of drawing is left. */
  nothingDraws: [],
  ...formulaMessages,
  ...ruleMessages,
} as const;

/** A key of the dictionary that says what was expected. */
export type MessageKey = keyof typeof messages;
/** The names of the values that a message fills in. */
export type MessageValue<K extends MessageKey> = (typeof messages)[K][number];
