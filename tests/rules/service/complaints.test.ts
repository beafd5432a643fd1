/** How grave complaints are, what an agent may offer, and how causes, shares and deadlines of disputes are computed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '#contract/service/complaints';
import {
  allowedOf,
  costsOf,
  decideAccountability,
  mayDecide,
  replyUntil,
} from '#rules/service/accountability';
import { mayProposeAgain, needsAccountability, severityOf } from '#rules/service/complaints';
import {
  admissionDue,
  hasRoundsLeft,
  holdUntil,
  isAgreed,
  isHeard,
  isLate,
} from '#rules/service/disputes';
import { costOf } from '#rules/service/proposalApprovals';
import { isWithinItself } from '#rules/service/rootCauses';

const light: Assessment = {
  isSafety: false,
  isLegal: false,
  isRecurring: false,
  affected: 'one',
  amount: 0,
};

describe('the severity of a complaint', () => {
  test.each<[string, Partial<Assessment>, number]>([
    ['nothing', {}, 4],
    ['danger to people', { isSafety: true }, 1],
    ['the law', { isLegal: true }, 3],
    ['money just below the limit', { amount: 99_999 }, 4],
    ['money at the limit', { amount: 100_000 }, 3],
    ['much money', { amount: 1_000_000 }, 2],
    ['many people', { affected: 'many' }, 2],
    [
      'the law, again, several people',
      { isLegal: true, isRecurring: true, affected: 'several' },
      1,
    ],
  ])('with %s it is as written here', (_, part, severity) => {
    expect(severityOf({ ...light, ...part })).toBe(severity);
  });
  test('nothing that makes it worse makes it lighter', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('one', 'several', 'many'),
        fc.nat(2_000_000),
        (isLegal, isRecurring, affected, amount) => {
          const some = { ...light, isLegal, isRecurring, affected, amount } as Assessment;
          const before = severityOf(some);
          expect(severityOf({ ...some, isSafety: true })).toBe(1);
          expect(severityOf({ ...some, isLegal: true })).toBeLessThanOrEqual(before);
          expect(severityOf({ ...some, amount: amount + 1 })).toBeLessThanOrEqual(before);
        },
      ),
    );
  });
  test('somebody answers for the two gravest steps, and for every cause within the company', () => {
    expect([1, 2, 3, 4].map((severity) => needsAccountability(severity, false))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(needsAccountability(4, true)).toBe(true);
  });
});

test('a proposal is above a limit from the next unit on, and is made twice at most', () => {
  const remedies = [
    { kind: 'refund', amount: 6_000 },
    { kind: 'apology', amount: null },
    { kind: 'coupon', amount: 4_000 },
  ] as const;
  expect(costOf(remedies)).toBe(10_000);
  expect([0, 1, 2].map(mayProposeAgain)).toEqual([true, true, false]);
});

test('a cause is never placed below itself', () => {
  const tree = [
    { id: 1, parentId: null },
    { id: 2, parentId: 1 },
    { id: 3, parentId: 2 },
  ];
  expect(isWithinItself(tree, 1, 3)).toBe(true);
  expect(isWithinItself(tree, 1, 1)).toBe(true);
  expect(isWithinItself(tree, 3, 1)).toBe(false);
  expect(isWithinItself(tree, 2, null)).toBe(false);
});

describe('accountability', () => {
  test('what parties bear is together what it cost, to the unit', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 9_999 }), (total, bps) => {
        const costs = costsOf(total, [{ bps }, { bps: 10_000 - bps }]);
        expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(total);
      }),
    );
    expect(costsOf(100, [{ bps: 3334 }, { bps: 3333 }, { bps: 3333 }])).toEqual([34, 33, 33]);
  });
  test('it is decided once all have replied, or from the seventh day on', () => {
    expect(mayDecide([{ repliedAt: null }], 7, 6)).toBe(false);
    expect(mayDecide([{ repliedAt: null }], 7, 7)).toBe(true);
    expect(mayDecide([{ repliedAt: 3 }], 7, 4)).toBe(true);
  });
  test('a party replies and appeals, and only managers do the rest', () => {
    expect(allowedOf('notified', 'party')).toEqual(['reply']);
    expect(allowedOf('decided', 'party')).toEqual(['appeal']);
    expect(allowedOf('draft', 'manager')).toEqual(['edit', 'notify']);
    expect(allowedOf('final', 'manager')).toEqual([]);
    expect(decideAccountability('notified', 'decide', 'party')).toEqual({
      isAllowed: false,
      because: 'role',
    });
    expect(allowedOf('decided', null)).toEqual([]);
  });
});

describe('deadlines of disputes', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  test.each([
    ['2026-09-28T10:00', '2026-09-30T10:00'],
    ['2026-09-24T10:00', '2026-09-28T10:00'],
    ['2026-09-25T10:00', '2026-09-29T10:00'],
    ['2026-09-26T10:00', '2026-09-29T10:00'],
  ])('a dispute of %s is admitted or not until %s', (opened, due) => {
    expect(admissionDue(at(opened), 'Asia/Shanghai')).toBe(at(due));
  });
  test('evidence is late from its deadline on, and never without one', () => {
    expect(isLate(9, 10)).toBe(false);
    expect(isLate(10, 10)).toBe(true);
    expect(isLate(10, null)).toBe(false);
  });
  test.each([
    ['nobody has handed in', [], 9, false],
    ['only one side has', ['customer'], 9, false],
    ['both sides have', ['customer', 'merchant'], 9, true],
    ['the time of one side is over, and it is silent', ['merchant'], 10, true],
    ['the time of both is over', [], 20, true],
  ] as const)('mediation begins once both were heard: %s', (_, heard, now, is) => {
    expect(isHeard({ customerUntil: 10, merchantUntil: 20, heard }, now)).toBe(is);
  });
  test('three proposals are made at most, and both sides have to agree', () => {
    expect([0, 2, 3].map(hasRoundsLeft)).toEqual([true, true, false]);
    expect(isAgreed('accepted', 'accepted')).toBe(true);
    expect(isAgreed('accepted', null)).toBe(false);
    expect(isAgreed('refused', 'accepted')).toBe(false);
  });
});

test('whoever is held to account has seven days to reply, and after a dispute was withdrawn nothing is erased for thirty', () => {
  const at = Date.parse('2026-03-01T10:00:00Z');
  expect(replyUntil(at)).toBe(Date.parse('2026-03-08T10:00:00Z'));
  expect(holdUntil(at)).toBe(Date.parse('2026-03-31T10:00:00Z'));
});
