/**
 * Which questions some answers lead to. Exact: all ways through the survey are followed, with answers that no condition
 * tells apart taken together. Pure; used by server and client.
 */
import {
  type Condition,
  type Definition,
  type Question,
  SCALES,
} from '#contract/surveys/definitions';
import { answerKey, type Comparison, type Given, holds, isShown } from '#rules/surveys/definitions';

/** Beyond so many different ways at one question it is not checked: nobody could follow such a survey. */
const MOST_WAYS = 4000;

type Questions = Pick<Definition, 'questions'>;
/** What is known of the conditions on the way to a question, and to which question it skips. */
interface Way {
  truth: ReadonlyMap<string, boolean>;
  target: string | null;
}

const idOf = (key: string, { operator, value, optionIds }: Comparison) =>
  JSON.stringify([key, operator, value, [...optionIds].sort()]);
const keyOf = ({ questionKey, rowKey }: Condition) => answerKey(questionKey, rowKey);

/** The conditions on each answer, and the position of the last question that asks for each of them. */
const findConditions = ({ questions }: Questions) => {
  const byAnswer = new Map<string, Map<string, Comparison>>();
  const lastUse = new Map<string, number>();
  questions.forEach(({ showIf }, position) =>
    showIf?.conditions.forEach((condition) => {
      const key = keyOf(condition);
      const id = idOf(key, condition);
      byAnswer.set(key, (byAnswer.get(key) ?? new Map()).set(id, condition));
      lastUse.set(id, position);
    }),
  );
  return { byAnswer, lastUse };
};

/** Sets of options of which each is told apart from the others by some comparison. */
const setsOfOptions = (ids: readonly string[], comparisons: readonly Comparison[]): Given[] => {
  const vectorOf = (given: readonly string[]) =>
    comparisons.map((one) => (holds(one, given) ? '1' : '0')).join('');
  const found = new Map<string, readonly string[]>();
  let latest = ids.map((id) => [id]);
  while (latest.length > 0) {
    const added: string[][] = [];
    for (const set of latest) {
      const vector = vectorOf(set);
      if (found.has(vector) || found.size > MOST_WAYS) continue;
      found.set(vector, set);
      added.push(set);
    }
    latest = added.flatMap((set) =>
      ids.filter((id) => !set.includes(id)).map((id) => [...set, id]),
    );
  }
  return [...found.values()];
};

/** Answers that can be given, one for each way in which the comparisons tell them apart; undefined is none. */
const answersTo = (
  question: Question,
  comparisons: readonly Comparison[],
): (Given | undefined)[] => {
  const none = question.isRequired ? [] : [undefined];
  switch (question.type) {
    case 'text':
      return [...none, '-'];
    case 'choice': {
      const ids = question.options.map(({ id }) => id);
      const sets = question.isMultiple
        ? setsOfOptions(ids, comparisons)
        : ids.map((id) => [id] as const);
      return [...none, ...sets];
    }
    default: {
      const { min, max } = SCALES[question.type];
      return [...none, ...Array.from({ length: max - min + 1 }, (_, index) => min + index)];
    }
  }
};

/** What the answers to a question can make true, each way once; null where there are too many. */
const outcomesOf = (
  question: Question,
  byAnswer: ReadonlyMap<string, ReadonlyMap<string, Comparison>>,
): Way[] | null => {
  const rows = question.type === 'matrix' ? question.rows.map(({ key }) => key) : [null];
  let outcomes: ReadonlyMap<string, boolean>[] = [new Map()];
  for (const rowKey of rows) {
    const key = answerKey(question.key, rowKey);
    const asked = new Map(byAnswer.get(key));
    for (const skip of question.skips) if (skip.rowKey === rowKey) asked.set(idOf(key, skip), skip);
    const comparisons = [...asked.values()];
    const different = new Map<string, [string, boolean][]>();
    for (const given of answersTo(question, comparisons)) {
      const truth = [...asked].map(([id, one]): [string, boolean] => [id, holds(one, given)]);
      different.set(JSON.stringify(truth), truth);
    }
    if (outcomes.length * different.size > MOST_WAYS) return null;
    outcomes = outcomes.flatMap((truth) =>
      [...different.values()].map((more) => new Map([...truth, ...more])),
    );
  }
  return outcomes.map((truth) => ({ truth, target: null }));
};

/** The keys of the questions that can be asked; null where there are too many ways to follow. */
export const reachableKeys = (definition: Questions): ReadonlySet<string> | null => {
  const { byAnswer, lastUse } = findConditions(definition);
  const reached = new Set<string>();
  let ways: Way[] = [{ truth: new Map(), target: null }];
  for (const [position, question] of definition.questions.entries()) {
    const after = new Map<string, Way>();
    /** Only what a later question asks for tells two ways apart. */
    const add = (truth: ReadonlyMap<string, boolean>, target: string | null) => {
      const kept = [...truth].filter(([id]) => (lastUse.get(id) ?? -1) > position).sort();
      after.set(JSON.stringify([kept, target]), { truth: new Map(kept), target });
    };
    const outcomes = outcomesOf(question, byAnswer);
    if (outcomes === null) return null;
    for (const { truth, target } of ways) {
      const isPassed = target !== null && target !== question.key;
      const isAsked =
        !isPassed &&
        isShown(
          question.showIf,
          (condition) =>
            truth.get(idOf(keyOf(condition), condition)) ?? holds(condition, undefined),
        );
      if (!isAsked) {
        add(truth, isPassed ? target : null);
        continue;
      }
      reached.add(question.key);
      for (const { truth: more } of outcomes) {
        const skip = question.skips.find((one) =>
          more.get(idOf(answerKey(question.key, one.rowKey), one)),
        );
        if (skip?.toKey === null) continue;
        add(new Map([...truth, ...more]), skip?.toKey ?? null);
      }
      if (after.size > MOST_WAYS) return null;
    }
    ways = [...after.values()];
  }
  return reached;
};

/** The keys of the questions that no answers lead to; null where it cannot be said. */
export const unreachableKeys = (definition: Questions): string[] | null => {
  const reached = reachableKeys(definition);
  return reached && definition.questions.map(({ key }) => key).filter((key) => !reached.has(key));
};
