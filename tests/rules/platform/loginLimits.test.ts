import { describe, expect, test } from 'vitest';
import { accountLimit, limitsOf, networkOf } from '#server/platform/access/loginLimits';

const login = (email: unknown, address = '10.0.0.1') => ({
  path: '/sign-in/email',
  address,
  email,
});

describe('the limits of attempts to log in', () => {
  test('an account is one whatever the case, spaces and address', () => {
    const subject = accountLimit(login('owner@example.com'))?.subject;
    expect(accountLimit(login(' Owner@Example.com ', '10.0.0.2'))?.subject).toBe(subject);
    expect(accountLimit(login('other@example.com'))?.subject).not.toBe(subject);
    expect(accountLimit(login(7))).toBeNull();
  });
  test('a login counts for its address and its account, other paths for their address and session', () => {
    expect(limitsOf(login('a@b.c')).map(({ max }) => max)).toEqual([10, 10]);
    const code = { path: '/two-factor/verify-backup-code', address: '10.0.0.1' };
    expect(limitsOf(code).map(({ max }) => max)).toEqual([5]);
    expect(limitsOf({ ...code, session: 'token' })).toHaveLength(2);
    expect(limitsOf({ path: '/sign-out', address: '10.0.0.1', session: 'token' })).toEqual([]);
  });
  test.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:0:7:1::9', '2001:db8:0:7'],
    ['2001:DB8::1', '2001:db8:0:0'],
    ['2001:0db8:0000:0007:ffff:ffff:ffff:ffff', '2001:db8:0:7'],
    ['::1', '0:0:0:0'],
  ])('the address %s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
