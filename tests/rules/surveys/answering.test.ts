/** What one screen of a survey says, and which question comes next. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Definition,
  EMPTY_DEFINITION,
  type Question,
  SCALES,
} from '#contract/surveys/definitions';
import { qualityReasons } from '#server/surveys/answering/quality';
import { endedInvitation, endedLink } from '#server/surveys/answering/ended';
import {
  carried,
  isAnswerTo,
  nextQuestion,
  onPath,
  questionBefore,
  readAnswers,
  readCarried,
  type Stored,
  typedAnswers,
} from '#rules/surveys/answering';

const shared = { texts: {}, isRequired: false, showIf: null, skips: [] };
const ends = { lowTexts: {}, highTexts: {}, direction: 'up' as const };
const scale = (type: 'nps' | 'ces', key: string): Question => ({
  type,
  key,
  ...shared,
  ...ends,
  dimensionKey: null,
});
const rows = (key: string, count: number): Question => ({
  type: 'matrix',
  key,
  ...shared,
  ...ends,
  rows: Array.from({ length: count }, (_, index) => ({
    key: `r${index}`,
    texts: {},
    dimensionKey: null,
  })),
});
const choice = (key: string, isMultiple: boolean): Question => ({
  type: 'choice',
  key,
  ...shared,
  isMultiple,
  options: ['a', 'b', 'c'].map((id) => ({ id, texts: {} })),
});
const words = (key: string): Question => ({ type: 'text', key, ...shared });
const define = (...questions: Question[]): Definition => ({ ...EMPTY_DEFINITION, questions });
const typed = (values: Record<string, string>) => (name: string) => values[name] ?? '';

describe('a screen', () => {
  test.each([
    [scale('nps', 'q'), { v: '0' }, 0],
    [scale('nps', 'q'), { v: '10' }, 10],
    [scale('ces', 'q'), { v: '7' }, 7],
    [choice('q', false), { v: 'b' }, ['b']],
    [choice('q', true), { v0: 'a', v2: 'c' }, ['a', 'c']],
    [words('q'), { v: '  two words ' }, 'two words'],
    [words('q'), { v: 'one\r\ntwo' }, 'one\ntwo'],
    [words('q'), { v: 'x'.repeat(2000) }, 'x'.repeat(2000)],
    [words('q'), {}, null],
    [choice('q', false), {}, null],
    [choice('q', true), {}, null],
    [scale('nps', 'q'), {}, null],
  ] as const)('reads an answer of %o', (question, values, given) => {
    expect(readAnswers(question, typed(values))).toEqual({ answers: new Map([['q', given]]) });
  });

  test('reads each row of a matrix for itself', () => {
    expect(readAnswers(rows('q', 3), typed({ v0: '5', v2: '1' }))).toEqual({
      answers: new Map([
        ['q/r0', 5],
        ['q/r1', null],
        ['q/r2', 1],
      ]),
    });
    expect(readAnswers(rows('q', 2), typed({ v0: '5', v1: '6' }))).toEqual({ error: 'wrong' });
  });

  test('that is refused shows again what was typed, as far as its question offers it', () => {
    const shown = (question: Question, values: Record<string, string>) =>
      Object.fromEntries(typedAnswers(question, typed(values)));
    const long = 'x'.repeat(3000);
    expect(shown(words('q'), { v: `${long}\r\n ` })).toEqual({ q: `${long}\n ` });
    expect(shown(words('q'), {})).toEqual({ q: null });
    expect(shown(rows('q', 3), { v0: '4', v1: '9' })).toEqual({
      'q/r0': 4,
      'q/r1': null,
      'q/r2': null,
    });
    expect(shown(scale('nps', 'q'), { v: '11' })).toEqual({});
    expect(shown(choice('q', true), { v0: 'a' })).toEqual({});
  });

  test('refuses what its question does not offer, and what is required and missing', () => {
    for (const v of ['11', '-1', '1e1', '07x', '5.0', '１'])
      expect(readAnswers(scale('nps', 'q'), typed({ v }))).toEqual({ error: 'wrong' });
    expect(readAnswers(scale('ces', 'q'), typed({ v: '0' }))).toEqual({ error: 'wrong' });
    expect(readAnswers(choice('q', false), typed({ v: 'd' }))).toEqual({ error: 'wrong' });
    expect(readAnswers(words('q'), typed({ v: 'x'.repeat(2001) }))).toEqual({ error: 'tooLong' });
    expect(readAnswers({ ...rows('q', 2), isRequired: true }, typed({ v0: '3' }))).toEqual({
      error: 'missing',
    });
  });

  test('carries answers to the next one unchanged, and nothing else', () => {
    const definition = define(scale('nps', 'n'), choice('c', true), words('w'), rows('m', 2));
    const answer = (key: string, given: fc.Arbitrary<unknown>) =>
      fc.option(given, { nil: null }).map((value) => [key, value] as const);
    fc.assert(
      fc.property(
        fc.tuple(
          answer('n', fc.integer({ min: 0, max: SCALES.nps.max })),
          answer('c', fc.subarray(['a', 'b', 'c'], { minLength: 1 })),
          answer('w', fc.stringMatching(/^[a-z<>"' ]{0,40}[a-z]$/)),
          answer('m/r1', fc.integer({ min: 1, max: 5 })),
        ),
        (pairs) => {
          const stored = new Map(pairs) as Stored;
          expect(readCarried(definition, carried(stored))).toEqual(stored);
        },
      ),
    );
    expect(
      readCarried(definition, '[["n",11],["x",1],["c",["a","a"]],["m/r1",2.5],["w","\\u0000"],7]'),
    ).toEqual(new Map());
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const [key, given] of readCarried(definition, text)) {
          const question = definition.questions.find((one) => key.split('/')[0] === one.key);
          expect(question && (given === null || isAnswerTo(question, given))).toBe(true);
        }
      }),
    );
  });
});

describe('an answer to a question', () => {
  test.each<[string, Question, unknown[], unknown[]]>([
    [
      'a text',
      words('q'),
      ['Late', 'x'.repeat(2000)],
      ['', ' ', 'x'.repeat(2001), 'a\u0000b', 5, ['Late']],
    ],
    [
      'a choice of several options',
      choice('q', true),
      [['a'], ['c', 'a']],
      [[], 'a', ['a', 'a'], ['a', 'z'], [1], null],
    ],
    [
      'a choice of one option',
      choice('q', false),
      [['a'], ['c']],
      [[], 'a', ['a', 'b'], ['z'], null],
    ],
    ['a scale from zero', scale('nps', 'q'), [0, 10], [-1, 11, 5.5, '5', null]],
    ['a scale from one', scale('ces', 'q'), [1, 7], [0, 8]],
  ])('of %s is one that it offers', (_, question, offered, others) => {
    expect(offered.filter((sent) => !isAnswerTo(question, sent))).toEqual([]);
    expect(others.filter((sent) => isAnswerTo(question, sent))).toEqual([]);
  });

  test('is left out of what a page carried where it is required and empty', () => {
    const definition = define({ ...words('must'), isRequired: true }, words('may'));
    expect(readCarried(definition, '[["must",null],["may",null]]')).toEqual(
      new Map([['may', null]]),
    );
  });

  test.each(['', '[', '{}', 'null', '7', '[7,null,[],[1,2],[["may"],"x"]]'])(
    'is never found in “%s”',
    (text) => {
      expect(readCarried(define(words('may')), text)).toEqual(new Map());
    },
  );
});

describe('the way through a survey', () => {
  const definition = define(
    { ...scale('nps', 'first'), isRequired: true },
    {
      ...words('why'),
      showIf: {
        match: 'all',
        conditions: [
          { questionKey: 'first', rowKey: null, operator: 'atMost', value: 6, optionIds: [] },
        ],
      },
    },
    scale('ces', 'last'),
  );

  test('goes on at the first question that was neither answered nor left out', () => {
    expect(nextQuestion(definition, new Map())?.key).toBe('first');
    expect(nextQuestion(definition, new Map([['first', 3]]))?.key).toBe('why');
    expect(nextQuestion(definition, new Map([['first', 9]]))?.key).toBe('last');
    const left: Stored = new Map<string, number | null>([
      ['first', 9],
      ['last', null],
    ]);
    expect(nextQuestion(definition, left)).toBeUndefined();
    const half: Stored = new Map([['m/r0', 3]]);
    expect(nextQuestion(define(rows('m', 2), words('w')), half)?.key).toBe('m');
  });

  test('goes back over the questions that were asked', () => {
    const stored: Stored = new Map([['first', 9]]);
    expect(questionBefore(definition, stored, 'last')?.key).toBe('first');
    expect(questionBefore(definition, stored, 'first')).toBeUndefined();
    expect(questionBefore(definition, stored, null)?.key).toBe('last');
    expect(questionBefore(definition, stored, 'why')).toBeUndefined();
    expect(questionBefore(define(), stored, null)).toBeUndefined();
  });

  test('keeps only answers of questions on it', () => {
    const stored: Stored = new Map<string, number | string>([
      ['first', 9],
      ['why', 'Late'],
    ]);
    expect([...onPath(definition, stored)]).toEqual([
      ['first', 9],
      ['last', null],
    ]);
  });
});

describe('an answer is doubtful', () => {
  const definition = define(scale('nps', 'n'), rows('m', 4));
  const same: Stored = new Map([['n', 9], ...[0, 1, 2, 3].map((row) => [`m/r${row}`, 4] as const)]);

  test('below two seconds for each answered question, at the limit it is not', () => {
    const other = new Map([...same, ['m/r0', 5] as const]);
    const of = (ms: number) => qualityReasons(definition, other, { ms, isRepeated: false });
    expect([of(3999), of(4000)]).toEqual([['tooFast'], []]);
    const single = qualityReasons(definition, new Map([['n', 9]]), { ms: 0, isRepeated: false });
    expect(single).toEqual([]);
    const open = (ms: number) =>
      qualityReasons(definition, new Map([['n', 9]]), { ms, isRepeated: false, isInvited: false });
    // Nobody chose the score of an open link before its page was shown.
    expect([open(1999), open(2000)]).toEqual([['tooFast'], []]);
  });

  test('with one mark in four rows or more, and when the browser sent one before', () => {
    expect(qualityReasons(definition, same, { ms: 60_000, isRepeated: true })).toEqual([
      'straightLined',
      'duplicate',
    ]);
    const three = define(rows('m', 3));
    expect(qualityReasons(three, same, { ms: 60_000, isRepeated: false })).toEqual([]);
  });
});

test('a link ends at its instant, and not before', () => {
  const open = { completedAt: null, voidedAt: null, expiresAt: 100 };
  expect(endedInvitation(open, 99)).toBeNull();
  expect(endedInvitation(open, 100)).toBe('expired');
  expect(endedInvitation({ ...open, completedAt: 5, voidedAt: 6 }, 200)).toBe('answered');
  expect(endedInvitation({ ...open, voidedAt: 50 }, 50)).toBe('voided');
  expect(endedLink({ endedAt: 100, linkLimit: 2 }, 1, 99)).toBeNull();
  expect(endedLink({ endedAt: 100, linkLimit: 2 }, 2, 99)).toBe('full');
  expect(endedLink({ endedAt: 100, linkLimit: null }, 9, 100)).toBe('ended');
});
