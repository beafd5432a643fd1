/** What one version of a survey asks: its questions in order, and by which answers some are shown or skipped. */
import * as z from 'zod';
import { code, count, localized, orDefault, orNull, whole } from '#shared/fields';

export const QUESTION_TYPES = ['nps', 'csat', 'ces', 'matrix', 'choice', 'text'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** The numbers that can be answered, by type; both ends are included. The rows of a matrix have the same scale. */
export const SCALES = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7 },
  matrix: { min: 1, max: 5 },
} as const;
/** Which end of the scale is the best: answers are stored as they were given, whatever it is. */
export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const MAX_QUESTIONS = 60;
export const MAX_TEXT_ANSWER = 2000;
const MAX_CONDITIONS = 10;
const MAX_ROWS = 20;
const MAX_OPTIONS = 30;
const MAX_VALUE = 10;

/**
 * What is compared. `answered` and `notAnswered` need nothing else, `atLeast` and `atMost` a value on a scale, `isAny` and
 * `isNone` options of a choice. Without an answer only `notAnswered` holds.
 */
export const OPERATORS = [
  'answered',
  'notAnswered',
  'atLeast',
  'atMost',
  'isAny',
  'isNone',
] as const;
export type Operator = (typeof OPERATORS)[number];

const comparison = {
  /** Of a matrix, the row that is meant; null of every other question. */
  rowKey: orNull(code()),
  operator: z.enum(OPERATORS),
  value: orNull(whole('count', 0, MAX_VALUE)),
  optionIds: orDefault(z.array(code()).max(MAX_OPTIONS), []),
};
/** Compares the answer of an earlier question. */
export const Condition = z.strictObject({ questionKey: code(), ...comparison });
export type Condition = z.infer<typeof Condition>;

export const ShowIf = z.strictObject({
  match: orDefault(z.enum(['all', 'any']), 'all'),
  conditions: z.array(Condition).min(1).max(MAX_CONDITIONS),
});
export type ShowIf = z.infer<typeof ShowIf>;

/** Compares the answer of its own question, and says what is asked next: null is the end. The first that holds counts. */
export const Skip = z.strictObject({ ...comparison, toKey: orNull(code()) });
export type Skip = z.infer<typeof Skip>;

const texts = (max: number) => orDefault(localized(max), {});
const shared = {
  /** The same in every version in which the same is asked, so that answers can be compared. */
  key: code(),
  texts: texts(500),
  isRequired: orDefault(z.boolean(), false),
  showIf: orNull(ShowIf),
  skips: orDefault(z.array(Skip).max(MAX_CONDITIONS), []),
};
const scaled = {
  direction: orDefault(z.enum(DIRECTIONS), 'up'),
  /** What stands at the lowest and at the highest number; empty for the usual words. */
  lowTexts: texts(60),
  highTexts: texts(60),
  /** The dimension for which it counts. */
  dimensionKey: orNull(code()),
};

export const Row = z.strictObject({ key: code(), texts: texts(200), dimensionKey: orNull(code()) });
export type Row = z.infer<typeof Row>;
/** Answers are kept by the id, so that those of all languages add up. */
export const Option = z.strictObject({ id: code(), texts: texts(200) });
export type Option = z.infer<typeof Option>;

export const Question = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('nps'), ...shared, ...scaled }),
  z.strictObject({
    type: z.literal('csat'),
    ...shared,
    ...scaled,
    /** How many of the best answers count as satisfied. */
    topBoxes: orDefault(count(1, 4), 2),
  }),
  z.strictObject({ type: z.literal('ces'), ...shared, ...scaled }),
  z.strictObject({
    type: z.literal('matrix'),
    ...shared,
    direction: scaled.direction,
    lowTexts: scaled.lowTexts,
    highTexts: scaled.highTexts,
    rows: orDefault(z.array(Row).max(MAX_ROWS), []),
  }),
  z.strictObject({
    type: z.literal('choice'),
    ...shared,
    isMultiple: orDefault(z.boolean(), false),
    options: orDefault(z.array(Option).max(MAX_OPTIONS), []),
  }),
  z.strictObject({ type: z.literal('text'), ...shared }),
]);
export type Question = z.infer<typeof Question>;

export const Definition = z.strictObject({
  introTexts: texts(1000),
  thanksTexts: texts(1000),
  questions: orDefault(z.array(Question).max(MAX_QUESTIONS), []),
  /** The question whose score stands for the survey. */
  headlineKey: orNull(code()),
  /** Whether it asks at the end if the store may get in touch. */
  asksContact: orDefault(z.boolean(), false),
});
export type Definition = z.infer<typeof Definition>;

export const EMPTY_DEFINITION: Definition = {
  introTexts: {},
  thanksTexts: {},
  questions: [],
  headlineKey: null,
  asksContact: false,
};
