/** The phase of a promotion and of a campaign, when terms take effect, and who must approve them. */
import { describe, expect, test } from 'vitest';
import { periodState } from '#rules/promotions/periodStates';
import {
  approvalReason,
  effectOfTerms,
  endRefusal,
  isUsedUp,
  outlastsCampaign,
  type PhaseFacts,
  phaseOf,
  precedesCampaign,
  revisionError,
  takesEffectAt,
  toApprovable,
} from '#rules/promotions/promotions';
import type { RevisionStatus } from '#contract/promotions/promotions';
import type { ApprovalAction, ApprovalState } from '#contract/platform/approvals';

const NOW = 1000;
const live = (facts: Partial<PhaseFacts> = {}): PhaseFacts => ({
  liveRevision: 1,
  openStatus: null,
  pausedAt: null,
  archivedAt: null,
  startsAt: 500,
  endsAt: null,
  ...facts,
});

describe('the phase of a promotion', () => {
  test.each<[string, Partial<PhaseFacts>, string]>([
    ['starts in the next millisecond', { startsAt: 1001 }, 'scheduled'],
    ['starts now', { startsAt: 1000 }, 'running'],
    ['ends in the next millisecond', { endsAt: 1001 }, 'running'],
    ['ends now', { endsAt: 1000 }, 'ended'],
    ['has no end', {}, 'running'],
    ['is paused', { pausedAt: 900 }, 'paused'],
    ['is paused before it starts', { pausedAt: 900, startsAt: 2000 }, 'paused'],
    ['ended while it was paused', { pausedAt: 900, endsAt: 950 }, 'ended'],
    ['was archived after it ended', { archivedAt: 990, endsAt: 950 }, 'archived'],
    ['is edited while it runs', { openStatus: 'submitted' }, 'running'],
    ['was never submitted', { liveRevision: null, openStatus: 'draft' }, 'draft'],
    ['has no open revision', { liveRevision: null }, 'draft'],
    ['waits for its approval', { liveRevision: null, openStatus: 'submitted' }, 'submitted'],
    ['was rejected', { liveRevision: null, openStatus: 'rejected' }, 'rejected'],
    [
      'waits for its approval past its end',
      { liveRevision: null, openStatus: 'submitted', endsAt: 900 },
      'submitted',
    ],
    ['was archived as a draft', { liveRevision: null, archivedAt: 990 }, 'archived'],
  ])('a promotion that %s has the phase that people expect', (_, facts, phase) => {
    expect(phaseOf(live(facts), NOW)).toBe(phase);
  });
});

describe('the state of a campaign, an activity or a reward', () => {
  test.each([
    ['planned', { startsAt: 1001, endsAt: null, archivedAt: null }],
    ['current', { startsAt: 1000, endsAt: null, archivedAt: null }],
    ['current', { startsAt: 500, endsAt: 1001, archivedAt: null }],
    ['over', { startsAt: 500, endsAt: 1000, archivedAt: null }],
    ['archived', { startsAt: 500, endsAt: 1000, archivedAt: 1 }],
    ['archived', { startsAt: 2000, endsAt: null, archivedAt: 1 }],
    ['current', { startsAt: null, endsAt: null, archivedAt: null }],
    ['over', { startsAt: null, endsAt: 1000, archivedAt: null }],
  ])('it is %s at 1000 with %j', (state, period) => {
    expect(periodState(period, NOW)).toBe(state);
  });
});

describe('approved terms', () => {
  test.each<[string, { startsAt: number; endsAt: number | null } | null, number, number]>([
    ['the first terms, though they start later', null, 2000, NOW],
    ['terms that start later, while earlier ones run', { startsAt: 500, endsAt: null }, 2000, 2000],
    ['terms that started already', { startsAt: 500, endsAt: null }, 700, NOW],
    ['terms beside earlier ones that start now', { startsAt: 1000, endsAt: null }, 2000, 2000],
    [
      'terms beside earlier ones that have not started',
      { startsAt: 1001, endsAt: null },
      2000,
      NOW,
    ],
    ['terms beside earlier ones in their last moment', { startsAt: 500, endsAt: 1001 }, 2000, 2000],
    ['terms beside earlier ones that end now', { startsAt: 500, endsAt: 1000 }, 2000, NOW],
  ])('take effect so that nothing is interrupted: %s', (_, before, startsAt, expected) => {
    expect(takesEffectAt(before, { startsAt }, NOW)).toBe(expected);
  });
  test.each([
    [null, null, false],
    [900, null, false],
    [null, 900, true],
    [899, 900, false],
    [900, 900, false],
    [901, 900, true],
  ])('with the end %s outlast a campaign with the end %s: %s', (endsAt, campaignEnd, outlasts) => {
    expect(outlastsCampaign({ endsAt }, { endsAt: campaignEnd })).toBe(outlasts);
  });
  test.each([
    [1999, 2000, true],
    [2000, 2000, false],
    [2001, 2000, false],
    [0, NOW + 1, true],
    [0, NOW, false],
  ])('with the start %s precede a campaign with the start %s: %s', (startsAt, start, precedes) => {
    expect(precedesCampaign({ startsAt }, { startsAt: start }, NOW)).toBe(precedes);
  });
  test.each([
    [null, null, null],
    [NOW, null, 'promotions.errors.endsInPast'],
    [NOW + 1, null, null],
    [NOW + 1, NOW + 1, null],
    [NOW + 2, NOW + 1, 'promotions.errors.pastCampaign'],
    [null, NOW + 1, 'promotions.errors.pastCampaign'],
  ])('with the end %s in a campaign with the end %s are refused: %s', (endsAt, end, refusal) => {
    expect(endRefusal({ endsAt }, { endsAt: end }, NOW)).toBe(refusal);
  });
  test('without a campaign are refused only for an end that has passed', () => {
    expect(endRefusal({ endsAt: null }, undefined, NOW)).toBe(null);
    expect(endRefusal({ endsAt: NOW }, null, NOW)).toBe('promotions.errors.endsInPast');
  });
  test.each([
    ['draft', null, null, null],
    ['running', 1, null, 'replaces'],
    ['scheduled', 1, null, 'replaces'],
    ['paused', 1, 5, 'replaces'],
    ['ended', 1, null, 'startsAgain'],
    ['ended', 1, 5, 'startsPaused'],
  ] as const)(
    'further ones of a promotion that is %s (version %s, paused %s) do this: %s',
    (phase, liveRevision, pausedAt, effect) => {
      expect(effectOfTerms({ phase, liveRevision, pausedAt })).toBe(effect);
    },
  );
  test.each([
    [2, 3, false],
    [3, 3, true],
    [4, 3, true],
    [4, null, false],
  ])('of which %s is used of %s have nothing left: %s', (used, limit, isUp) => {
    expect(isUsedUp(used, limit)).toBe(isUp);
  });
  test.each([
    [null, null, null],
    [null, 500, 'noBudget'],
    [499, 500, null],
    [500, 500, null],
    [501, 500, 'budget'],
    [501, null, null],
    [0, 0, null],
    [1, 0, 'budget'],
  ])('with the budget %s and the limit %s need a second person: %s', (budget, limit, reason) => {
    const limits = { budget } as Parameters<typeof approvalReason>[0]['limits'];
    expect(approvalReason({ limits }, limit)).toBe(reason);
  });
});

describe('a revision', () => {
  const revision = (status: RevisionStatus) => ({ status, authorIds: ['ann', 'bob'] });
  test.each<[RevisionStatus, ApprovalState]>([
    ['draft', 'draft'],
    ['submitted', 'submitted'],
    ['rejected', 'rejected'],
    ['approved', 'approved'],
    ['superseded', 'withdrawn'],
    ['discarded', 'withdrawn'],
  ])('that is %s is %s in approvals, written by all who saved it', (status, state) => {
    expect(toApprovable(revision(status))).toEqual({ state, authorIds: ['ann', 'bob'] });
  });
  test.each<[ApprovalAction, RevisionStatus, string, string | null]>([
    ['submit', 'draft', 'ann', null],
    ['submit', 'rejected', 'ann', null],
    ['submit', 'submitted', 'ann', 'promotions.errors.notDraft'],
    ['approve', 'draft', 'eve', 'promotions.errors.notSubmitted'],
    ['approve', 'superseded', 'eve', 'promotions.errors.notSubmitted'],
    ['approve', 'submitted', 'bob', 'promotions.errors.ownApproval'],
    ['approve', 'submitted', 'eve', null],
    ['reject', 'approved', 'eve', 'promotions.errors.notSubmitted'],
    ['reject', 'submitted', 'ann', null],
    ['edit', 'approved', 'ann', 'errors.stale'],
  ])('to %s one that is %s, as %s, is answered with %s', (action, status, person, error) => {
    expect(revisionError(action, revision(status), person)).toBe(error);
  });
});
