/** Which questions are asked by the answers so far. */
import { describe, expect, test } from 'vitest';
import { Definition } from '#contract/surveys/definitions';
import { type Given, holds, missingAnswers, pathOf, towardsBest } from '#rules/surveys/definitions';
import { all, definitionOf, either, OPTIONS, ROWS } from './questions.ts';

const comparison = (operator: string, more: object = {}) =>
  ({ rowKey: null, operator, value: null, optionIds: [], ...more }) as Parameters<typeof holds>[0];
const keysOf = (definition: Definition, answers: Record<string, Given>) =>
  pathOf(definition, new Map(Object.entries(answers))).map(({ key }) => key);

describe('a comparison', () => {
  test.each<[string, object, Given | undefined, boolean]>([
    ['answered', {}, 0, true],
    ['answered', {}, undefined, false],
    ['answered', {}, '', false],
    ['answered', {}, [], false],
    ['notAnswered', {}, undefined, true],
    ['notAnswered', {}, 'x', false],
    // A value that is left from another comparison.
    ['notAnswered', { value: 3 }, 5, false],
    ['atLeast', {}, 0, false],
    ['atMost', {}, 0, false],
    ['atLeast', { value: 1 }, '5', false],
    ['atMost', { value: 9 }, '5', false],
    ['isAny', { optionIds: ['a'] }, 3, false],
    ['isNone', { optionIds: ['a'] }, 3, false],
    ['atLeast', { value: 9 }, 9, true],
    ['atLeast', { value: 9 }, 8, false],
    ['atMost', { value: 6 }, 6, true],
    ['atMost', { value: 6 }, 7, false],
    ['atMost', { value: 6 }, undefined, false],
    ['isAny', { optionIds: ['a', 'b'] }, ['b', 'c'], true],
    ['isAny', { optionIds: ['a'] }, ['b', 'c'], false],
    ['isNone', { optionIds: ['a'] }, ['b', 'c'], true],
    ['isNone', { optionIds: ['a'] }, ['a', 'c'], false],
    ['isNone', { optionIds: ['a'] }, undefined, false],
  ])('%s %o of the answer %o is %s', (operator, more, given, expected) => {
    expect(holds(comparison(operator, more), given)).toBe(expected);
  });
});

describe('the path through a survey', () => {
  const low = { questionKey: 'nps', operator: 'atMost', value: 6 };
  const definition = definitionOf(
    { type: 'nps', key: 'nps', isRequired: true },
    { type: 'text', key: 'why', showIf: all(low) },
    {
      type: 'choice',
      key: 'next',
      options: OPTIONS,
      skips: [
        { operator: 'isAny', optionIds: ['a'], toKey: 'end' },
        { operator: 'isAny', optionIds: ['b'], toKey: null },
      ],
    },
    { type: 'csat', key: 'between' },
    { type: 'text', key: 'end' },
  );
  test('a question with a condition is asked only where it holds', () => {
    expect(keysOf(definition, { nps: 6 })).toEqual(['nps', 'why', 'next', 'between', 'end']);
    expect(keysOf(definition, { nps: 7 })).toEqual(['nps', 'next', 'between', 'end']);
  });
  test('an answer leads past questions, or to the end', () => {
    expect(keysOf(definition, { nps: 9, next: ['a'] })).toEqual(['nps', 'next', 'end']);
    expect(keysOf(definition, { nps: 9, next: ['b'] })).toEqual(['nps', 'next']);
  });
  test('an answer to a question that is no longer asked says nothing', () => {
    const chain = definitionOf(
      { type: 'csat', key: 'first' },
      {
        type: 'csat',
        key: 'second',
        showIf: all({ questionKey: 'first', operator: 'atMost', value: 2 }),
      },
      { type: 'csat', key: 'third', showIf: all({ questionKey: 'second', operator: 'answered' }) },
    );
    expect(keysOf(chain, { first: 1, second: 1 })).toEqual(['first', 'second', 'third']);
    expect(keysOf(chain, { first: 5, second: 1 })).toEqual(['first']);
  });
  test('conditions hold together or one of them is enough', () => {
    const conditions = [
      { questionKey: 'grid', rowKey: 'r', operator: 'atMost', value: 2 },
      { questionKey: 'grid', rowKey: 's', operator: 'atMost', value: 2 },
    ];
    const grid = { type: 'matrix', key: 'grid', rows: ROWS };
    const one = { 'grid/r': 1, 'grid/s': 5 };
    const both = definitionOf(grid, { type: 'text', key: 'why', showIf: all(...conditions) });
    expect(keysOf(both, one)).toEqual(['grid']);
    const oneOfThem = definitionOf(grid, {
      type: 'text',
      key: 'why',
      showIf: either(...conditions),
    });
    expect(keysOf(oneOfThem, one)).toEqual(['grid', 'why']);
  });
  test('what is required is asked for only on the path, of each row of a matrix', () => {
    const required = definitionOf(
      { type: 'nps', key: 'nps', isRequired: true },
      { type: 'text', key: 'why', isRequired: true, showIf: all(low) },
      { type: 'matrix', key: 'grid', rows: ROWS, isRequired: true },
      { type: 'text', key: 'more' },
    );
    const missing = (answers: Record<string, Given>) =>
      missingAnswers(required, new Map(Object.entries(answers)));
    expect(missing({})).toEqual(['nps', 'grid/r', 'grid/s']);
    expect(missing({ nps: 3, 'grid/s': 1 })).toEqual(['why', 'grid/r']);
    expect(missing({ nps: 9, 'grid/r': 1, 'grid/s': 1 })).toEqual([]);
  });
});

test('a scale whose lowest number is the best is read from its other end', () => {
  expect(towardsBest(1, { min: 1, max: 7 }, 'down')).toBe(7);
  expect(towardsBest(1, { min: 1, max: 7 }, 'up')).toBe(1);
  expect(towardsBest(10, { min: 0, max: 10 }, 'down')).toBe(0);
});

test('a definition refuses an unknown field, and fills up what is left out', () => {
  expect(
    Definition.safeParse({ questions: [{ type: 'text', key: 'a', direction: 'up' }] }).success,
  ).toBe(false);
  expect(Definition.parse({ questions: [{ type: 'text', key: 'a' }] })).toEqual({
    introTexts: {},
    thanksTexts: {},
    questions: [{ type: 'text', key: 'a', texts: {}, isRequired: false, showIf: null, skips: [] }],
    headlineKey: null,
    asksContact: false,
  });
});
