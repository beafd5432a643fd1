/** Results of a survey over whole months: scores, what changed, and parts of the responses. */
import * as z from 'zod';
import type { QuestionType } from '#contract/surveys/definitions';
import type { Need } from '#contract/surveys/dimensions';
import type { Segment } from '#contract/surveys/scores';
import { daysBetween } from '#shared/days';
import { day } from '#shared/fields';
import type { Localized } from '#shared/localization';

const MAX_DAYS = 3700;
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2200-01-01';
const isFirstOfMonth = (on: string) => on.endsWith('-01');

/** `from` is the first day of a month, `to` that of the month after the last one. */
interface Months {
  from: string;
  to: string;
}
const months = { from: day(), to: day() };
const wholeMonths = <S extends z.ZodType<Months>>(schema: S) =>
  schema
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'kpis.errors.range' })
    .refine(({ from, to }) => isFirstOfMonth(from) && isFirstOfMonth(to), {
      path: ['from'],
      error: 'surveyResults.errors.months',
    })
    .refine(
      ({ from, to }) => from >= FIRST_DAY && to <= LAST_DAY && daysBetween(from, to) <= MAX_DAYS,
      { path: ['from'], error: 'kpis.errors.tooLong' },
    );
export const ResultsQuery = wholeMonths(z.strictObject(months));
export type ResultsQuery = z.infer<typeof ResultsQuery>;

/** What one figure is of: a question (and row), a dimension, or the index of all or of a need. */
export const MEASURE_KINDS = ['score', 'dimension', 'index'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];
const measure = {
  kind: z.enum(MEASURE_KINDS),
  /** Of a question; empty elsewhere. */
  questionKey: z.string().max(80).default(''),
  /** Of a row, of a dimension or of a need; empty elsewhere. */
  rowKey: z.string().max(80).default(''),
};
export interface MeasureRef {
  kind: MeasureKind;
  questionKey: string;
  rowKey: string;
}

export const GRAINS = ['week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];
export const TrendQuery = wholeMonths(
  z.strictObject({ ...months, ...measure, grain: z.enum(GRAINS).default('month') }),
);
export type TrendQuery = z.infer<typeof TrendQuery>;

/** What everybody sees who reads results; figures of single members of staff have a route of their own. */
export const OPEN_SEGMENTS = [
  'channel',
  'category',
  'level',
  'region',
  'promotion',
  'campaign',
  'activity',
] as const;
/** Read from orders and parcels as they are known now; only of questions, and of responses about orders. */
export const ORDER_SEGMENTS = ['delivery', 'goods'] as const;
export type OrderSegment = (typeof ORDER_SEGMENTS)[number];
export type CutSegment = Segment | OrderSegment;
const isOfOrders = (by: string) => (ORDER_SEGMENTS as readonly string[]).includes(by);
export const CutsQuery = wholeMonths(
  z.strictObject({ ...months, ...measure, by: z.enum([...OPEN_SEGMENTS, ...ORDER_SEGMENTS]) }),
).refine(({ kind, by }) => kind === 'score' || !isOfOrders(by), {
  path: ['by'],
  error: 'surveyResults.errors.ofQuestions',
});
export type CutsQuery = z.infer<typeof CutsQuery>;
export const AgentCutsQuery = wholeMonths(z.strictObject({ ...months, ...measure }));
export type AgentCutsQuery = z.infer<typeof AgentCutsQuery>;

/** Every figure is a whole number of its last printed digit; see `decimalsOf`. */
export interface Figure {
  n: number;
  value: number;
  /** Of the interval; null below five answers. */
  low: number | null;
  high: number | null;
}
export type Verdict = 'up' | 'down' | 'none' | 'few';
export interface ChangeFigure {
  difference: number;
  /** Thousandths. */
  p: number;
  verdict: Verdict;
}
/** A figure with that of as many months right before; null where there is none. */
export interface Compared {
  now: Figure | null;
  before: Figure | null;
  change: ChangeFigure | null;
}

export type ScoredQuestionType = Exclude<QuestionType, 'choice' | 'text'>;
export interface QuestionResult extends Compared {
  questionKey: string;
  rowKey: string;
  type: ScoredQuestionType;
  /** How many of the best values count as satisfied, where it is not the usual number. */
  topBoxes: number | null;
  texts: Localized;
  rowTexts: Localized | null;
  /** Whether it stands for satisfaction as a whole. */
  isOverall: boolean;
  /** Answers by value, from 0 to 10. */
  counts: number[];
  mean: Figure | null;
  /** The share of the two best values. */
  topTwo: Figure | null;
}

export type Quadrant = 'improve' | 'keep' | 'watch' | 'enough';
export interface DimensionResult extends Compared {
  key: string;
  names: Localized;
  need: Need;
  /** Hundredths, from −100 to 100; null with too few answers. */
  importance: number | null;
  pairs: number;
  quadrant: Quadrant | null;
}
export interface NeedResult extends Compared {
  need: Need;
}
export interface ChoiceResult {
  questionKey: string;
  texts: Localized;
  /** `n` is null where it is too small to be shown. */
  options: { id: string; texts: Localized; n: number | null }[];
}

export interface Results {
  readAt: number;
  from: string;
  to: string;
  before: { from: string; to: string };
  /** The first day on which somebody answered; null before that. */
  answersFrom: string | null;
  responses: number;
  responsesBefore: number;
  /** Of doubtful quality, and in no other figure. */
  suspect: number;
  /** Whether only months count in which there are enough answers to a figure: where nobody is to be recognised. */
  isByMonth: boolean;
  questions: QuestionResult[];
  choices: ChoiceResult[];
  dimensions: DimensionResult[];
  needs: NeedResult[];
  index: Compared;
}

export type TrendBreak = 'version' | 'weights';
export interface TrendPointResult extends Figure {
  /** Days; `to` excluded. */
  from: string;
  to: string;
  isComplete: boolean;
  /** Of a question. */
  mean: Figure | null;
  /** What begins to count with it. */
  startsWith: TrendBreak | null;
  limits: { centre: number; low: number; high: number } | null;
  signal: 'outside' | 'run' | null;
}
export interface Trend {
  grain: Grain;
  /** Weeks were asked for, and some have so few answers that months are shown. */
  isMerged: boolean;
  points: TrendPointResult[];
}

export interface CutRow extends Compared {
  /** The key or id of the part; empty where it is not known. */
  segment: string;
  names: Localized | string | null;
  /** Too few answers to show without telling who gave them. */
  isHidden: boolean;
  rank: number | null;
  /** Of a question. */
  mean: Figure | null;
}
export interface Cuts {
  by: CutSegment;
  /** Whether only months count in which a part has enough answers. */
  isByMonth: boolean;
  rows: CutRow[];
}
