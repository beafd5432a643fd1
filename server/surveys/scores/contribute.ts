/** What one response adds to the sums. Pure. */
import type { Need } from '#contract/surveys/dimensions';
import type { Quality } from '#contract/surveys/responses';
import { type Cut, type ScoreKind, type Segment, SEGMENTS } from '#contract/surveys/scores';
import type { Weights } from '#contract/surveys/weightSets';
import { compositeOf } from '../statistics/composites.ts';
import { turned } from '../statistics/scores.ts';
import { monthOf } from '#shared/days';
import { divided, type Plan, POINT, scalePoints, type ScoredItem } from './plan.ts';

export interface CountedAnswer {
  questionKey: string;
  rowKey: string;
  number: number | null;
  optionIds: readonly string[] | null;
  isSkipped: boolean;
}
export interface CountedResponse {
  surveyId: number;
  versionId: number;
  /** The business day on which it was completed. */
  on: string;
  quality: Quality;
  segments: Readonly<Record<Segment, string>>;
  answers: readonly CountedAnswer[];
}
export interface Counting {
  plan: Plan;
  /** In force when it was completed. */
  weights: Weights;
  /** To which need each dimension belongs. */
  needs: ReadonlyMap<string, Need>;
}

/** What is counted, apart from the part of the responses to which it belongs. */
export interface Counted {
  kind: ScoreKind;
  questionKey: string;
  rowKey: string;
  given: number;
  /** The value that was answered; null where the row has sums only. */
  value: number | null;
  /** Ten-thousandths of a point. */
  points: number | null;
}

const counted = (
  kind: ScoreKind,
  [questionKey, rowKey]: readonly [string, string],
  more: Partial<Counted> = {},
): Counted => ({ kind, questionKey, rowKey, given: -1, value: null, points: null, ...more });

/** In which tenth of the scale points lie: apart for all answers of any one scale. */
const tenthOf = (points: number) => Math.round(points / (10 * POINT));

/** The points of each dimension: the mean of its answers. */
const dimensionPoints = (scored: readonly { item: ScoredItem; value: number }[]) => {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { item, value } of scored) {
    if (item.dimensionKey === null) continue;
    const { sum, count } = sums.get(item.dimensionKey) ?? { sum: 0, count: 0 };
    const points = scalePoints(value, item.type);
    sums.set(item.dimensionKey, { sum: sum + points, count: count + 1 });
  }
  return new Map([...sums].map(([key, { sum, count }]) => [key, divided(sum, count)]));
};

const indexes = (points: ReadonlyMap<string, number>, { weights, needs }: Counting): Counted[] => {
  const all = Object.entries(weights);
  const of = (rowKey: string, weighted: typeof all) => {
    const index = compositeOf(
      weighted.map(([key, weight]) => ({ weight, points: points.get(key) ?? null })),
    );
    return index === null ? [] : [counted('index', ['', rowKey], { points: Math.round(index) })];
  };
  return [
    ...of('', all),
    ...[...new Set(needs.values())].flatMap((need) =>
      of(
        need,
        all.filter(([key]) => needs.get(key) === need),
      ),
    ),
  ];
};

/** What a response counts for, whatever its part of the responses is. One of doubtful quality is only counted itself. */
export const countedOf = (response: CountedResponse, counting: Counting): Counted[] => {
  if (response.quality !== 'ok') return [counted('response', ['', ''], { value: 0 })];
  const { plan } = counting;
  const answers = new Map(
    response.answers.flatMap((answer) =>
      answer.isSkipped ? [] : [[`${answer.questionKey} ${answer.rowKey}`, answer] as const],
    ),
  );
  const scored = plan.items.flatMap((item) => {
    const number = answers.get(`${item.questionKey} ${item.rowKey}`)?.number ?? null;
    if (number === null) return [];
    return [{ item, value: item.isTurned ? turned(number, item.type) : number }];
  });
  const points = dimensionPoints(scored);
  // An answer about the whole goes together with itself, whatever its dimension.
  const besideOverall = dimensionPoints(scored.filter(({ item }) => item !== plan.overall));
  const overall = scored.find(({ item }) => item === plan.overall)?.value;
  return [
    counted('response', ['', '']),
    ...scored.map(({ item: { questionKey, rowKey }, value }) =>
      counted('score', [questionKey, rowKey], { value }),
    ),
    ...[...answers.values()].flatMap(({ questionKey, optionIds }) =>
      (optionIds ?? []).map((id) => counted('option', [questionKey, id])),
    ),
    ...[...points].map(([key, value]) => counted('dimension', ['', key], { points: value })),
    ...(overall === undefined
      ? []
      : [...besideOverall].map(([key, value]) =>
          counted('pair', ['', key], { given: tenthOf(value), value: overall }),
        )),
    ...indexes(points, counting),
  ];
};

/** Of parts and of days only what is compared is kept. */
const ONLY_WHOLE: ReadonlySet<ScoreKind> = new Set(['option', 'pair']);

/** The parts of the responses to which one belongs, each with its day and its segment. */
export const partsOf = ({ on, segments }: Pick<CountedResponse, 'on' | 'segments'>) => [
  { cut: 'day' as Cut, day: on, segment: '' },
  { cut: 'all' as Cut, day: monthOf(on), segment: '' },
  ...SEGMENTS.map((cut) => ({ cut: cut as Cut, day: monthOf(on), segment: segments[cut] })),
];

export const isKeptFor = (kind: ScoreKind, cut: Cut): boolean =>
  cut === 'all' || !ONLY_WHOLE.has(kind);
