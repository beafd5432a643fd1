/** Facts of answers for rules about members, and which answers are shown beside their person. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isShownWithPerson, mayReadHiddenText, mayReadText } from '#rules/surveys/givenAnswers';
import { type FactResponse, lastAnsweredAt, lastScore } from '#rules/surveys/memberFacts';

const response = (more: Partial<FactResponse>): FactResponse => ({
  id: 'a',
  identityMode: 'identified',
  quality: 'ok',
  completedAt: 10,
  answers: [{ type: 'nps', value: 7 }],
  ...more,
});

describe('The last answer of a member', () => {
  test('is that of the last response which has one, the lowest where it asks more than once', () => {
    const responses = [
      response({ completedAt: 10, answers: [{ type: 'nps', value: 9 }] }),
      response({
        id: 'b',
        completedAt: 20,
        answers: [
          { type: 'nps', value: 8 },
          { type: 'nps', value: 3 },
        ],
      }),
      response({ id: 'c', completedAt: 30, answers: [{ type: 'csat', value: 5 }] }),
    ];
    expect(lastScore(responses, 'nps')).toBe(3);
    expect(lastScore(responses, 'csat')).toBe(5);
    expect(lastAnsweredAt(responses)).toBe(30);
  });

  test('is the same in whatever order they are read, and of two at one instant that of the later record', () => {
    const of = (id: string, completedAt: number, value: number) =>
      response({ id, completedAt, answers: [{ type: 'nps', value }] });
    const responses = [of('c', 10, 9), of('a', 30, 1), of('b', 30, 2), of('d', 20, 8)];
    fc.assert(
      fc.property(fc.shuffledSubarray(responses, { minLength: 4 }), (read) => {
        expect(lastScore(read, 'nps')).toBe(2);
      }),
    );
  });

  test.each([
    ['a confidential survey', { identityMode: 'confidential' }],
    ['an anonymous survey', { identityMode: 'anonymous' }],
    ['doubtful quality', { quality: 'suspect' }],
    ['a response that is not complete', { completedAt: null }],
  ] as const)('is never one of %s', (_, more) => {
    expect(lastScore([response(more)], 'nps')).toBeNull();
    expect(lastAnsweredAt([response(more)])).toBeNull();
  });
});

describe('An answer beside its person', () => {
  test.each([
    ['identified', false, true],
    ['identified', true, true],
    ['confidential', false, false],
    ['confidential', true, true],
    ['anonymous', false, false],
    ['anonymous', true, false],
  ] as const)(
    'of a survey that is %s, with contact wanted %s, is shown: %s',
    (identityMode, contactWanted, is) =>
      expect(isShownWithPerson({ identityMode, contactWanted })).toBe(is),
  );

  test('has its comment for whoever reads comments and sees the agent', () => {
    const seesAgent = (id: string) => id === 'own';
    const reader = { readsComments: true, seesAllAgents: false, seesAgent };
    expect(mayReadText(null, reader)).toBe(true);
    expect(mayReadText('own', reader)).toBe(true);
    expect(mayReadText('other', reader)).toBe(false);
    expect(mayReadText('own', { ...reader, readsComments: false })).toBe(false);
  });

  test.each([
    [false, false, true, true],
    [false, true, true, true],
    [true, false, true, false],
    [true, true, true, true],
    [false, true, false, false],
    [true, true, false, false],
  ])(
    'of a survey about agents (%s) whose persons are hidden, is read by one who sees all agents (%s) and comments (%s): %s',
    (isAboutAgents, seesAllAgents, readsComments, is) => {
      const reader = { readsComments, seesAllAgents, seesAgent: () => true };
      expect(mayReadHiddenText(isAboutAgents, reader)).toBe(is);
    },
  );
});
