/** Which alerts show a pattern, and when one is proposed again. */
import { describe, expect, test } from 'vitest';
import {
  type AlertFact,
  groupAlerts,
  isEnoughSignals,
  newEvidence,
  surveyOf,
} from '#rules/surveys/patterns';

let serial = 0;
const alert = (more: Partial<AlertFact> = {}): AlertFact => ({
  id: (serial += 1),
  surveyId: 1,
  answeredAt: 1000,
  rootCauseId: null,
  dimensions: [],
  categoryId: null,
  ...more,
});

describe('patterns of alerts', () => {
  test('Alerts go together by root cause, and by dimension and category', () => {
    const alerts = [
      alert({ rootCauseId: 7 }),
      alert({ rootCauseId: 7, dimensions: ['logistics', 'logistics', 'price'], categoryId: 3 }),
      alert({ dimensions: ['logistics'], categoryId: 3 }),
      alert({ dimensions: ['logistics'], categoryId: 4 }),
      alert({ dimensions: ['logistics'] }),
    ];
    expect(groupAlerts(alerts).map(({ key, alerts: own }) => [key, own.length])).toEqual([
      ['cause 7', 2],
      ['dimension logistics category 3', 2],
      ['dimension logistics category 4', 1],
      ['dimension price category 3', 1],
    ]);
  });

  test('While an action for a pattern is open nothing of it is new', () => {
    const facts = [{ at: 10, knownAt: 10, reference: 'alert 1' }];
    const none = { used: new Set<string>(), proposedAt: null, implementedAt: null };
    expect(newEvidence(facts, { ...none, isOpen: true })).toEqual([]);
    expect(newEvidence(facts, { ...none, isOpen: false })).toEqual(facts);
  });

  test('What was evidence before, or was said before the change, is not new', () => {
    const facts = [
      { at: 10, knownAt: 10, reference: 'alert 1' },
      { at: 20, knownAt: 20, reference: 'alert 2' },
      { at: 30, knownAt: 30, reference: 'alert 3' },
    ];
    const earlier = {
      isOpen: false,
      used: new Set(['alert 2']),
      proposedAt: null,
      implementedAt: 10,
    };
    expect(newEvidence(facts, earlier).map(({ reference }) => reference)).toEqual(['alert 3']);
  });

  test('What was known when it was proposed last is not new, evidence or not', () => {
    const facts = [10, 20, 30].map((at) => ({ at: 5, knownAt: at, reference: `alert ${at}` }));
    const earlier = { isOpen: false, used: new Set<string>(), implementedAt: null };
    expect(newEvidence(facts, { ...earlier, proposedAt: 20 })).toEqual(facts.slice(2));
  });

  test('The first signal is enough, and three more after a proposal', () => {
    expect(isEnoughSignals(0, { used: new Set() })).toBe(false);
    expect(isEnoughSignals(1, { used: new Set() })).toBe(true);
    expect(isEnoughSignals(2, { used: new Set(['cell 1']) })).toBe(false);
    expect(isEnoughSignals(3, { used: new Set(['cell 1']) })).toBe(true);
  });

  test('An action is verified by the survey of most alerts, of equal ones by the oldest', () => {
    expect(surveyOf([{ surveyId: 2 }, { surveyId: 1 }, { surveyId: 2 }])).toBe(2);
    expect(surveyOf([{ surveyId: 2 }, { surveyId: 1 }])).toBe(1);
  });
});
