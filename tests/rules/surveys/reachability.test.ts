/** Questions that no answers lead to are found, and no others. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Definition, type Question, SCALES } from '#contract/surveys/definitions';
import { answerKey, type Given, pathOf } from '#rules/surveys/definitions';
import { reachableKeys, unreachableKeys } from '#rules/surveys/reachability';
import { all, definitionOf, either, OPTIONS, ROWS } from './questions.ts';

describe('a question that no answers lead to', () => {
  test('is one whose conditions exclude each other', () => {
    const definition = definitionOf(
      { type: 'nps', key: 'nps' },
      {
        type: 'text',
        key: 'never',
        showIf: all(
          { questionKey: 'nps', operator: 'atLeast', value: 9 },
          { questionKey: 'nps', operator: 'atMost', value: 6 },
        ),
      },
    );
    expect(unreachableKeys(definition)).toEqual(['never']);
  });
  test('is one past which every answer leads', () => {
    const skips = [
      { operator: 'atMost', value: 3, toKey: 'last' },
      { operator: 'atLeast', value: 4, toKey: 'last' },
    ];
    const between = { type: 'text', key: 'between' };
    const last = { type: 'text', key: 'last' };
    const of = (isRequired: boolean) =>
      unreachableKeys(
        definitionOf({ type: 'csat', key: 'csat', isRequired, skips }, between, last),
      );
    expect(of(true)).toEqual(['between']);
    // Whoever leaves the answer out comes there.
    expect(of(false)).toEqual([]);
  });
  test('is one behind a question that is itself never asked', () => {
    const definition = definitionOf(
      { type: 'choice', key: 'one', isRequired: true, options: OPTIONS },
      { type: 'csat', key: 'two', showIf: all({ questionKey: 'one', operator: 'notAnswered' }) },
      { type: 'text', key: 'three', showIf: all({ questionKey: 'two', operator: 'answered' }) },
    );
    expect(unreachableKeys(definition)).toEqual(['two', 'three']);
  });
  test('is told from one that several options together lead to', () => {
    const showIf = all(
      { questionKey: 'many', operator: 'isAny', optionIds: ['a'] },
      { questionKey: 'many', operator: 'isAny', optionIds: ['b'] },
    );
    const of = (isMultiple: boolean) =>
      unreachableKeys(
        definitionOf(
          { type: 'choice', key: 'many', isMultiple, options: OPTIONS },
          { type: 'text', key: 'both', showIf },
        ),
      );
    expect(of(true)).toEqual([]);
    expect(of(false)).toEqual(['both']);
  });
  test('is not searched for where there are too many ways', () => {
    const questions = Array.from({ length: 20 }, (_, index) => ({ type: 'nps', key: `q${index}` }));
    const last = {
      type: 'text',
      key: 'last',
      showIf: all(
        ...questions
          .slice(0, 10)
          .map(({ key }) => ({ questionKey: key, operator: 'atLeast', value: 9 })),
      ),
    };
    const other = {
      type: 'text',
      key: 'other',
      showIf: all(
        ...questions
          .slice(10)
          .map(({ key }) => ({ questionKey: key, operator: 'atMost', value: 6 })),
      ),
    };
    expect(unreachableKeys(definitionOf(...questions, last, other))).toBeNull();
  });
  test('is not searched for where the rows of one question alone have too many ways', () => {
    // Ten rows lead on from their question, the others are asked for by a later one.
    const of = (count: number) => {
      const asked = Array.from({ length: count }, (_, index) => ({
        rowKey: `r${index}`,
        operator: 'atLeast',
        value: 5,
      }));
      const skips = asked.slice(0, 10).map((one) => ({ ...one, toKey: 'last' }));
      const conditions = asked.slice(10).map((one) => ({ ...one, questionKey: 'grid' }));
      return unreachableKeys(
        definitionOf(
          {
            type: 'matrix',
            key: 'grid',
            rows: asked.map(({ rowKey }) => ({ key: rowKey })),
            skips,
          },
          { type: 'text', key: 'between', showIf: either(...conditions) },
          { type: 'text', key: 'last' },
        ),
      );
    };
    expect(of(11)).toEqual([]);
    expect(of(12)).toBeNull();
  });
  test('is found in a long survey of which each question asks only for the one before', () => {
    const questions = Array.from({ length: 20 }, (_, index) => ({
      type: 'csat',
      key: `q${index}`,
      isRequired: true,
      ...(index > 0 && {
        showIf: either(
          { questionKey: `q${index - 1}`, operator: 'atMost', value: 3 },
          { questionKey: `q${index - 1}`, operator: 'atLeast', value: 4 },
        ),
      }),
    }));
    const never = {
      type: 'text',
      key: 'never',
      showIf: all(
        { questionKey: 'q19', operator: 'atLeast', value: 4 },
        { questionKey: 'q19', operator: 'atMost', value: 3 },
      ),
    };
    expect(unreachableKeys(definitionOf(...questions, never))).toEqual(['never']);
  });
});

/** Every answer to one question; undefined is none. */
const everyAnswer = (question: Question): (Given | undefined)[] => {
  const none = question.isRequired ? [] : [undefined];
  if (question.type === 'text') return [...none, 'x'];
  if (question.type === 'choice') {
    const ids = question.options.map(({ id }) => id);
    const sets = Array.from({ length: 2 ** ids.length - 1 }, (_, bits) =>
      ids.filter((_id, index) => (bits + 1) & (1 << index)),
    );
    return [...none, ...sets.filter((set) => question.isMultiple || set.length === 1)];
  }
  const { min, max } = SCALES[question.type];
  return [...none, ...Array.from({ length: max - min + 1 }, (_, index) => min + index)];
};

/** The keys of all questions that some answers lead to, found by giving all of them. */
const reachedByTrying = (definition: Definition): Set<string> => {
  const reached = new Set<string>();
  const variables = definition.questions.flatMap(
    (question): { key: string; question: Question }[] =>
      question.type === 'matrix'
        ? question.rows.map(({ key }) => ({ key: answerKey(question.key, key), question }))
        : [{ key: question.key, question }],
  );
  const answers = new Map<string, Given>();
  const tryFrom = (index: number): void => {
    const variable = variables[index];
    if (!variable) {
      for (const { key } of pathOf(definition, answers)) reached.add(key);
      return;
    }
    for (const given of everyAnswer(variable.question)) {
      if (given === undefined) answers.delete(variable.key);
      else answers.set(variable.key, given);
      tryFrom(index + 1);
    }
  };
  tryFrom(0);
  return reached;
};

const TYPES = ['csat', 'text', 'choice', 'matrix'] as const;
const operatorOf = (type: (typeof TYPES)[number]) =>
  fc.constantFrom(
    ...(type === 'choice'
      ? ['answered', 'notAnswered', 'isAny', 'isNone']
      : type === 'text'
        ? ['answered', 'notAnswered']
        : ['answered', 'notAnswered', 'atLeast', 'atMost']),
  );
const comparisonOf = (type: (typeof TYPES)[number]) =>
  fc.record({
    rowKey: type === 'matrix' ? fc.constantFrom('r', 's') : fc.constant(null),
    operator: operatorOf(type),
    value: fc.integer({ min: 1, max: 5 }),
    optionIds: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  });

/** Four questions whose conditions ask for earlier ones, and whose skips lead to later ones. */
const anyDefinition = fc
  .tuple(...Array.from({ length: 4 }, () => fc.constantFrom(...TYPES)))
  .filter((types) => types.filter((type) => type === 'matrix').length < 2)
  .chain((types) =>
    fc.tuple(
      ...types.map((type, position) =>
        fc.record({
          type: fc.constant(type),
          key: fc.constant(`q${position}`),
          isRequired: fc.boolean(),
          ...(type === 'choice' && { options: fc.constant(OPTIONS), isMultiple: fc.boolean() }),
          ...(type === 'matrix' && { rows: fc.constant(ROWS) }),
          showIf:
            position === 0
              ? fc.constant(null)
              : fc.option(
                  fc.record({
                    match: fc.constantFrom('all', 'any'),
                    conditions: fc.array(
                      fc.nat({ max: position - 1 }).chain((about) =>
                        comparisonOf(types[about] ?? 'text').map((one) => ({
                          questionKey: `q${about}`,
                          ...one,
                        })),
                      ),
                      { minLength: 1, maxLength: 3 },
                    ),
                  }),
                ),
          skips: fc.array(
            fc
              .tuple(
                comparisonOf(type),
                fc.constantFrom(
                  null,
                  ...types.slice(position + 1).map((_, index) => `q${position + 1 + index}`),
                ),
              )
              .map(([one, toKey]) => ({ ...one, toKey })),
            { maxLength: 2 },
          ),
        }),
      ),
    ),
  )
  .map((questions) => definitionOf(...questions));

test('the questions that can be asked are those that giving all answers leads to', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      expect(reachableKeys(definition)).toEqual(reachedByTrying(definition));
    }),
    { numRuns: 150 },
  );
});
