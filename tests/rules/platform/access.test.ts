import { describe, expect, test } from 'vitest';
import { can, GRANTS, ROLES, type Role, rolesThatCan } from '#contract/platform/access';
import { ApiKeyInput, SCOPES } from '#contract/platform/apiKeys';
import { InvitationInput, AcceptInvitation } from '#contract/platform/staff';

/** The roles of each permission: o owner, m manager, a agent, k marketer, y analyst. A changed grant must be changed here too. */
const TABLE: Record<string, string> = {
  'products.list': 'omaky',
  'products.show': 'omaky',
  'products.create': 'om',
  'products.edit': 'om',
  'products.delete': 'om',
  'categories.list': 'omaky',
  'categories.edit': 'om',
  'categories.delete': 'om',
  'attributes.list': 'omaky',
  'attributes.create': 'om',
  'qualityRules.list': 'omaky',
  'qualityRules.edit': 'om',
  'qualityIssues.list': 'omaky',
  'orders.list': 'omaky',
  'orders.show': 'omaky',
  'orders.edit': 'o',
  'returns.list': 'omaky',
  'returns.decide': 'oma',
  'members.list': 'omaky',
  'members.show': 'omaky',
  'members.personal': 'oa',
  'members.reveal': 'omk',
  'members.dataFile': 'om',
  'members.erasure': 'o',
  'events.list': 'omaky',
  'kpis.show': 'omaky',
  'imports.create': 'omk',
  'imports.application': 'omk',
  'imports.all': 'om',
  'reviewImports.create': 'omk',
  'exports.create': 'omaky',
  'jobs.list': 'omaky',
  'jobs.show': 'omaky',
  'campaigns.list': 'omaky',
  'campaigns.edit': 'ok',
  'promotions.list': 'omaky',
  'promotions.create': 'ok',
  'promotions.approval': 'omk',
  'promotions.pause': 'omk',
  'couponBatches.create': 'ok',
  'coupons.show': 'omaky',
  'coupons.edit': 'ok',
  'redemptions.list': 'omaky',
  'pointRewards.edit': 'omk',
  'redeemedRewards.create': 'omak',
  'redeemedRewards.edit': 'omak',
  'redeemedRewards.reveal': 'omk',
  'memberActivities.edit': 'omk',
  'memberActivities.approval': 'om',
  'memberEntries.list': 'omaky',
  'memberEntries.create': 'omak',
  'memberEntries.decide': 'omk',
  'tickets.list': 'oma',
  'tickets.reply': 'oma',
  'tickets.restoration': 'om',
  'activities.list': 'om',
  'settings.show': 'omaky',
  'settings.edit': 'o',
  'staff.list': 'o',
  'staff.edit': 'o',
  'staff.names': 'omk',
  'apiKeys.list': 'o',
  'apiKeys.create': 'o',
  'account.show': 'omaky',
  'account.edit': 'omaky',
  'nothing.known': 'o',
};
const LETTERS: Record<string, Role> = {
  o: 'owner',
  m: 'manager',
  a: 'agent',
  k: 'marketer',
  y: 'analyst',
};

describe('can', () => {
  test.each(Object.entries(TABLE))(
    'the permission %s is granted to the roles %s only',
    (permission, letters) => {
      const [resource = '', action = ''] = permission.split('.');
      const expected = [...letters].map((letter) => LETTERS[letter]);
      expect(ROLES.filter((role) => can(role, resource, action))).toEqual(expected);
      expect(rolesThatCan(resource, action)).toEqual(expected);
    },
  );
  test('an unknown role has no permission', () => {
    for (const role of ['admin', '', '__proto__', 'constructor'] as unknown as Role[])
      expect(can(role, 'products', 'list')).toBe(false);
  });
  test('the grant of one action does not cover another whose name begins with the same letters', () => {
    expect(can('agent', 'products', 'lis')).toBe(false);
    expect(can('agent', 'products', 'list.all')).toBe(false);
    expect(can('agent', 'product', 's.list')).toBe(false);
  });
  test('only the owner has all permissions', () => {
    expect(ROLES.filter((role) => GRANTS[role].includes('*'))).toEqual(['owner']);
  });
  test('the analyst has no write permission except for the own account and exports', () => {
    const writes = GRANTS.analyst.filter((grant) => !/\.(list|show|figures|all)$/.test(grant));
    expect(writes).toEqual(['account.*', 'exports.create']);
  });
});

describe('access contracts', () => {
  test('a password has at least 10 and at most 128 characters', () => {
    const accepted = (password: string) =>
      AcceptInvitation.safeParse({ name: 'A', password }).success;
    expect([
      accepted('123456789'),
      accepted('1234567890'),
      accepted('x'.repeat(128)),
      accepted('x'.repeat(129)),
    ]).toEqual([false, true, true, false]);
  });
  test('an accepted invitation cannot choose its role', () => {
    expect(
      AcceptInvitation.safeParse({ name: 'A', password: '1234567890', role: 'owner' }).success,
    ).toBe(false);
  });
  test('an invitation needs an e-mail address, which is stored in lower case', () => {
    expect(InvitationInput.parse({ email: 'Ann@Example.com', role: 'agent' })).toEqual({
      email: 'ann@example.com',
      role: 'agent',
    });
    expect(InvitationInput.safeParse({ email: 'ann', role: 'agent' }).success).toBe(false);
    expect(InvitationInput.safeParse({ email: 'ann@example.com', role: 'admin' }).success).toBe(
      false,
    );
  });
  test('an API key needs at least one scope, and all its scopes must be known', () => {
    expect(ApiKeyInput.safeParse({ name: 'Shop', scopes: [...SCOPES] }).success).toBe(true);
    expect(ApiKeyInput.safeParse({ name: 'Shop', scopes: [] }).success).toBe(false);
    expect(ApiKeyInput.safeParse({ name: 'Shop', scopes: ['everything'] }).success).toBe(false);
  });
});
