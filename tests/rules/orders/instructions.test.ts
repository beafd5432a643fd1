/** The state of an instruction by its instants, and which answers of the shop count. */
import { describe, expect, test } from 'vitest';
import { answerNews, instructionState } from '#rules/orders/instructions';

const facts = {
  outcome: null,
  acknowledgedAt: null,
  refusal: null,
  withdrawnAt: null,
  dueAt: 100,
  createdAt: 1_000_000,
};

describe('the state of an instruction', () => {
  test('it is overdue from the millisecond after it was due, and never without a date', () => {
    expect(instructionState(facts, 100)).toBe('open');
    expect(instructionState(facts, 101)).toBe('overdue');
    expect(instructionState({ ...facts, dueAt: null }, 101)).toBe('open');
  });
  test('an answer ends it, also where it was withdrawn afterwards', () => {
    expect(instructionState({ ...facts, withdrawnAt: 50 }, 101)).toBe('withdrawn');
    expect(instructionState({ ...facts, withdrawnAt: 50, outcome: 'done' }, 101)).toBe('done');
  });
});

describe('an answer of the shop', () => {
  const done = { outcome: 'done' as const, at: 2_000_000 };
  test('the same again is known, and another one is refused', () => {
    expect(answerNews(facts, done)).toBe('new');
    const answered = { ...facts, outcome: 'done' as const, acknowledgedAt: 2_000_000 };
    expect(answerNews(answered, done)).toBe('known');
    expect(answerNews(answered, { ...done, at: 2_000_001 })).toBe('otherAnswer');
    expect(answerNews(answered, { outcome: 'refused', at: 2_000_000, reason: 'No' })).toBe(
      'otherAnswer',
    );
  });
  test('what was done before the withdrawal stands, and what was done after it does not', () => {
    expect(answerNews({ ...facts, withdrawnAt: 2_000_001 }, done)).toBe('new');
    expect(answerNews({ ...facts, withdrawnAt: 2_000_000 }, done)).toBe('withdrawn');
  });
  test('nothing is done before it was asked for, with five minutes for the clock of the shop', () => {
    expect(answerNews(facts, { ...done, at: 700_000 })).toBe('new');
    expect(answerNews(facts, { ...done, at: 699_999 })).toBe('beforeGiven');
  });
});
