/** What of the answers of a version is counted, and how. Pure. */
import type { Definition, Question } from '#contract/surveys/definitions';
import { SCALES, type ScoredType, type Scoring } from '../statistics/scores.ts';

/** A question, or a row of a matrix, whose answers are numbers. */
export interface ScoredItem extends Scoring {
  questionKey: string;
  /** Empty where the question has no rows. */
  rowKey: string;
  /** Whether the least value is the best. */
  isTurned: boolean;
  dimensionKey: string | null;
}

export interface Plan {
  items: readonly ScoredItem[];
  /** The question that stands for satisfaction as a whole; null where the version asks none. */
  overall: ScoredItem | null;
}

const itemsOf = (question: Question): ScoredItem[] => {
  if (question.type === 'choice' || question.type === 'text') return [];
  const shared = { questionKey: question.key, isTurned: question.direction === 'down' };
  if (question.type === 'matrix')
    return question.rows.map(({ key, dimensionKey }) => ({
      ...shared,
      type: 'matrix',
      rowKey: key,
      dimensionKey,
    }));
  return [
    {
      ...shared,
      type: question.type,
      rowKey: '',
      dimensionKey: question.dimensionKey,
      ...(question.type === 'csat' && { topBoxes: question.topBoxes }),
    },
  ];
};

const WHOLE: readonly ScoredType[] = ['csat', 'nps', 'ces'];

/** What the survey says, or its first question about the whole: satisfaction before recommendation before effort. */
const overallOf = ({ headlineKey }: Definition, items: readonly ScoredItem[]) =>
  items.find(({ questionKey, rowKey }) => questionKey === headlineKey && rowKey === '') ??
  WHOLE.map((type) => items.find((item) => item.type === type && item.dimensionKey === null)).find(
    (item) => item !== undefined,
  ) ??
  null;

export const planOf = (definition: Definition): Plan => {
  const items = definition.questions.flatMap(itemsOf);
  return {
    items,
    overall: overallOf(definition, items),
  };
};

/** Ten-thousandths of a point. */
export const POINT = 10_000;
const WHOLE_SCALE = 100 * POINT;

/** A part of a whole number, rounded half up. */
export const divided = (part: number, by: number): number => Math.floor((2 * part + by) / (2 * by));

/** An answer on any scale, the greatest the best, from 0 to 100 points. */
export const scalePoints = (value: number, type: ScoredType): number => {
  const [least, most] = SCALES[type];
  return divided((value - least) * WHOLE_SCALE, most - least);
};
