/** Who decides on proposals above a limit, what they cost, and which remedies say it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APPROVAL_STATES } from '#contract/platform/approvals';
import { REMEDY_KINDS, RemedyInput, VALUED_REMEDIES } from '#contract/service/remedies';
import { costOf, proposalError } from '#rules/service/proposalApprovals';

describe('a proposal above the limit of its author', () => {
  const submitted = { state: 'submitted', authorId: 'lin' } as const;

  test('is approved by somebody else, and rejected by anybody who decides, its author included', () => {
    expect(proposalError('approve', submitted, 'lin')).toBe('cases.errors.ownProposal');
    expect(proposalError('approve', submitted, 'mo')).toBe(null);
    expect(proposalError('reject', submitted, 'mo')).toBe(null);
    expect(proposalError('reject', submitted, 'lin')).toBe(null);
  });

  test('is never approved by its author or by a caller that is no person, whatever its state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...APPROVAL_STATES), fc.string(), (state, authorId) => {
        expect(proposalError('approve', { state, authorId }, authorId)).not.toBe(null);
        expect(proposalError('approve', { state, authorId }, null)).not.toBe(null);
      }),
    );
  });

  test('is decided once', () => {
    for (const state of APPROVAL_STATES.filter((one) => one !== 'submitted'))
      for (const action of ['approve', 'reject'] as const)
        expect(proposalError(action, { state, authorId: 'lin' }, 'mo')).toBe('cases.errors.notNow');
  });
});

describe('what remedies cost', () => {
  test('is said of a refund, of a coupon and of points; goods and words may be without an amount', () => {
    const isTaken = (kind: string, amount: number | null) =>
      RemedyInput.safeParse({ kind, amount }).success;
    expect(REMEDY_KINDS.filter((kind) => !isTaken(kind, null))).toEqual(VALUED_REMEDIES);
    expect(REMEDY_KINDS.filter((kind) => !isTaken(kind, 0))).toEqual(VALUED_REMEDIES);
    expect(REMEDY_KINDS.filter((kind) => !isTaken(kind, 1))).toEqual([]);
  });

  test('is the sum of their amounts, however a proposal is split into remedies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 10 }),
        (amounts) => {
          const remedies = amounts.map((amount) => ({ kind: 'coupon' as const, amount }));
          const whole = amounts.reduce((sum, amount) => sum + amount, 0);
          expect(costOf([...remedies, { kind: 'apology', amount: null }])).toBe(whole);
        },
      ),
    );
  });
});
