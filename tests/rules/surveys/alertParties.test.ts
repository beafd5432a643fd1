/** Who sees an alert, what each of them is offered, and who reads the address of a customer. */
import { describe, expect, test } from 'vitest';
import { ALERT_ACTIONS, ALERT_STAGES } from '#contract/surveys/alerts';
import {
  ALERT_PARTIES,
  type AlertParty,
  alertPartyOf,
  allowedOf,
  canReveal,
  canSee,
  decideAlert,
  isReached,
} from '#rules/surveys/alerts';

const OTHER = { isRated: false, isLead: false, isOwner: false };
const PARTIES = [...ALERT_PARTIES, null];
const STAFF = ['assignee', 'lead', 'manager'];

describe('For an alert', () => {
  test.each([
    ['the owner of the store', { ...OTHER, role: 'owner' }, 'manager'],
    ['a manager', { ...OTHER, role: 'manager' }, 'manager'],
    ['a lead of the team', { ...OTHER, role: 'agent', isLead: true }, 'lead'],
    [
      'a lead to whom it was given',
      { ...OTHER, role: 'agent', isLead: true, isOwner: true },
      'lead',
    ],
    ['an agent to whom it was given', { ...OTHER, role: 'agent', isOwner: true }, 'assignee'],
    ['another agent', { ...OTHER, role: 'agent' }, null],
    ['a member of staff of another kind', { ...OTHER, role: 'analyst', isLead: true }, 'reader'],
    ['somebody without a role', { role: null, isRated: true, isLead: true, isOwner: true }, null],
  ] as const)('%s acts with %o as %s', (_, facts, party) => {
    expect(alertPartyOf(facts)).toBe(party);
  });

  test('whoever is rated in it, or has nothing to do with it, does not see it', () => {
    expect(PARTIES.filter((party) => !canSee(party))).toEqual(['rated', null]);
  });
});

describe('A step that is refused', () => {
  const whyNot = (...of: Parameters<typeof decideAlert>) => {
    const decision = decideAlert(...of);
    return decision.isAllowed ? null : decision.because;
  };
  test.each([
    ['open', 'close', 'assignee', 'role'],
    ['reopened', 'assign', 'lead', 'role'],
    ['closed', 'reopen', 'lead', 'role'],
    ['open', 'contact', null, 'role'],
    ['open', 'withdraw', 'manager', 'stage'],
    ['closed', 'close', 'manager', 'stage'],
    ['withdrawn', 'assign', 'manager', 'stage'],
  ] as const)(
    'of an alert that is %s, to %s it as %s, is a matter of the %s',
    (stage, action, party, because) => {
      expect(whyNot(stage, action, party)).toBe(because);
    },
  );

  test('is a matter of the role only where some other member of staff may take it', () => {
    for (const stage of ALERT_STAGES)
      for (const action of ALERT_ACTIONS) {
        const canAnybody = (['assignee', 'lead', 'manager'] as const).some(
          (party) => decideAlert(stage, action, party).isAllowed,
        );
        expect(whyNot(stage, action, 'reader')).toBe(canAnybody ? 'role' : 'stage');
      }
  });

  test('leaves the stage, and a step without a stage of its own keeps that of the alert', () => {
    expect(decideAlert('contacted', 'assign', 'lead')).toEqual({
      isAllowed: true,
      to: 'contacted',
    });
    expect(decideAlert('reopened', 'contact', 'assignee')).toEqual({
      isAllowed: true,
      to: 'reopened',
    });
    expect(decideAlert('open', 'contact', 'assignee')).toEqual({
      isAllowed: true,
      to: 'contacted',
    });
  });
});

describe('A page offers', () => {
  const offered = (stage: (typeof ALERT_STAGES)[number], party: AlertParty | null, can = true) =>
    allowedOf(stage, party, { canBeReached: can });

  test('what is allowed, and nothing to whoever only reads', () => {
    expect(offered('open', 'manager')).toEqual(['assign', 'contact', 'close']);
    expect(offered('open', 'assignee')).toEqual(['contact']);
    expect(offered('closed', 'manager')).toEqual(['reopen']);
    expect(offered('open', 'reader')).toEqual([]);
    expect(offered('open', null)).toEqual([]);
  });

  test('no contact where nobody can be reached, and everything else', () => {
    expect(offered('open', 'manager', false)).toEqual(['assign', 'close']);
    expect(offered('open', 'assignee', false)).toEqual([]);
  });

  test('the address of a customer to those to whom the alert is due, where there is one', () => {
    const readers = (canBeReached: boolean) =>
      PARTIES.filter((party) => canReveal(party, { canBeReached }));
    expect(readers(true)).toEqual(STAFF);
    expect(readers(false)).toEqual([]);
  });
});

test('a customer counts as reached by a contact that came through, since the alert was opened again', () => {
  const tried = { outcome: 'noAnswer', at: 300 } as const;
  const spoke = { outcome: 'reached', at: 200 } as const;
  expect(isReached([], null)).toBe(false);
  expect(isReached([tried], null)).toBe(false);
  expect(isReached([tried, spoke], null)).toBe(true);
  expect(isReached([tried, spoke], 200)).toBe(true);
  expect(isReached([tried, spoke], 201)).toBe(false);
});
