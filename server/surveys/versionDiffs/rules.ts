/** What one version asks otherwise than another. Pure; used by server and client. */
import type { Definition, Question } from '#contract/surveys/definitions';

const CHANGES = ['added', 'removed', 'changed', 'moved'] as const;
export type Change = (typeof CHANGES)[number];

export interface QuestionDifference {
  key: string;
  change: Change;
  before: Question | null;
  after: Question | null;
  /** What changed of it, by the names of its fields. */
  fields: readonly string[];
  /** Whether its answers can be compared with those of the version before. */
  isComparable: boolean;
}

const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
const valueOf = (question: Question, field: string): unknown =>
  (question as Readonly<Record<string, unknown>>)[field];

const fieldsChanged = (before: Question, after: Question): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !isSame(valueOf(before, field), valueOf(after, field)),
  );

/** What the numbers of a question mean. */
interface Scale {
  type: Question['type'];
  /** Whether the least value is the best. */
  isTurned: boolean;
  topBoxes?: number;
}
/** Whether answers to both add up: the same scale from the same end, and the same values count as satisfied. */
export const isSameScale = (one: Scale, other: Scale): boolean =>
  one.type === other.type && one.isTurned === other.isTurned && one.topBoxes === other.topBoxes;

const scaleOf = (question: Question): Scale => ({
  type: question.type,
  isTurned: 'direction' in question && question.direction === 'down',
  ...(question.type === 'csat' && { topBoxes: question.topBoxes }),
});

/** What a number or an option means stays the same; words may change. */
const keepsMeaning = (before: Question, after: Question): boolean =>
  isSameScale(scaleOf(before), scaleOf(after)) &&
  isSame(valueOf(before, 'isMultiple'), valueOf(after, 'isMultiple'));

/** The keys that are in both, without those that had to move for the others to keep their order. */
const stayingKeys = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const kept = after.filter((key) => before.includes(key));
  // The longest run of increasing places: for each key, the longest that ends with it.
  const runs: string[][] = [];
  for (const key of kept) {
    const longest = runs
      .filter((run) => before.indexOf(run.at(-1) ?? '') < before.indexOf(key))
      .reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, key]);
  }
  return new Set(runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []));
};

/** In the order of the later version, with what it leaves out at the end. */
export const differencesOf = (
  before: Pick<Definition, 'questions'>,
  after: Pick<Definition, 'questions'>,
): QuestionDifference[] => {
  const earlier = new Map(before.questions.map((question) => [question.key, question]));
  const later = new Set(after.questions.map(({ key }) => key));
  const staying = stayingKeys(
    before.questions.map(({ key }) => key),
    after.questions.map(({ key }) => key),
  );
  const kept = after.questions.flatMap((question): QuestionDifference[] => {
    const { key } = question;
    const was = earlier.get(key);
    if (!was)
      return [
        { key, change: 'added', before: null, after: question, fields: [], isComparable: false },
      ];
    const fields = fieldsChanged(was, question);
    const change = fields.length > 0 ? 'changed' : staying.has(key) ? null : 'moved';
    if (change === null) return [];
    const isComparable = keepsMeaning(was, question);
    return [{ key, change, before: was, after: question, fields, isComparable }];
  });
  const removed = before.questions
    .filter(({ key }) => !later.has(key))
    .map((question): QuestionDifference => ({
      key: question.key,
      change: 'removed',
      before: question,
      after: null,
      fields: [],
      isComparable: false,
    }));
  return [...kept, ...removed];
};
