/** How often options were chosen, over the versions of a survey. */
import { expect, test } from 'vitest';
import { choicesOf } from '#server/surveys/results/choices';
import { NO_SUMS, type SumOf } from '#server/surveys/results/sums';
import { definitionOf, OPTIONS } from './questions.ts';

const choice = (key: string, options: readonly object[]) => ({ type: 'choice', key, options });
const version = (number: number, ...questions: object[]) => ({
  id: number,
  number,
  definition: definitionOf(...questions),
  plan: { items: [], options: [] } as never,
});
const chosen = (questionKey: string, rowKey: string, n: number): SumOf => ({
  ...NO_SUMS,
  n,
  month: '',
  kind: 'option',
  questionKey,
  rowKey,
  given: 0,
  versionId: 1,
});
const [A, B, C] = OPTIONS as [object, object, object];
const NOW = [chosen('why', 'a', 3), chosen('why', 'b', 2), chosen('how', 'c', 1)];
const told = (versions: ReturnType<typeof version>[], least = 1) =>
  choicesOf(versions, NOW, least).map(({ questionKey, options }) => [
    questionKey,
    options.map(({ id, n }) => `${id} ${n}`),
  ]);

test('an option and a question that a newer version leaves out keep their answers', () => {
  const first = version(1, choice('why', [A, B]), choice('how', [B, C]));
  const second = version(2, choice('why', [C, A]));
  expect(told([first])).toEqual([
    ['why', ['a 3', 'b 2']],
    ['how', ['b 0', 'c 1']],
  ]);
  expect(told([first, second])).toEqual([
    ['why', ['c 0', 'a 3', 'b 2']],
    ['how', ['c 1']],
  ]);
  expect(told([first, second, version(3)])).toEqual([
    ['why', ['a 3', 'b 2']],
    ['how', ['c 1']],
  ]);
});

test('a question that nobody answered is gone with the version that leaves it out', () => {
  const first = version(1, choice('never', [A, B]));
  expect(told([first, version(2, choice('why', [A, B]))])).toEqual([['why', ['a 3', 'b 2']]]);
});
