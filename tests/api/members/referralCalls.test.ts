/** A shop calls for members who bring others, by name or by a code. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnReferrals, ReferralAnswer } from '#contract/members/referrals';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { approve, changed, setUpLevels } from './programmeStore.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let api: OpenApi;
let store: Call;
let serial = 0;

const newId = () => `m-${++serial}`;
/** A member who registers now. */
const register = async (externalId = newId()) => {
  await store('POST', '/api/store/members', { externalId, joinedAt: api.now });
  return externalId;
};
const pathOf = (member: string) => `/api/store/members/${encodeURIComponent(member)}/referrals`;
type Answer = ReferralAnswer & { errors: object; message: string };
const refer = (member: string, referee: string, more: object = {}, call: Call = store) =>
  call<Answer>('POST', pathOf(member), { referee, ...more });
const referByCode = (code: string, referee: string, more: object = {}) =>
  store<Answer>('POST', '/api/store/referrals', { code, referee, ...more });
const codeOf = async (member: string) =>
  (await store<{ code: string }>('POST', `/api/store/members/${member}/referralCode`, {})).body
    .code;
const referralsOf = async (member: string) =>
  (await store<OwnReferrals>('GET', pathOf(member))).body;
const available = async (member: string) =>
  (
    await store<{ points: { available: number; pending: number } }>(
      'GET',
      `/api/store/members/${member}/standing`,
    )
  ).body.points;

test('without a programme a referral is refused, because nobody would ever earn with it', async () => {
  const other = await openApi();
  try {
    const call = await other.store();
    await call('POST', '/api/store/members', { externalId: 'm' });
    const { status, body } = await refer('m', 'friend', {}, call);
    expect([status, body.message]).toEqual([409, 'referrals.errors.noProgramme']);
    expect(await query(other.connection.db, 'select id from events')).toEqual([]);
  } finally {
    await other.close();
  }
});

describe('with a programme that rewards referrals', () => {
  beforeAll(async () => {
    api = await openApi();
    api.now = NOW - 40 * DAY;
    store = await api.store();
    await setUpLevels(await api.raw('owner'));
    await approve(api, {
      terms: changed((terms) => {
        terms.earnRules = terms.earnRules.filter(({ trigger }) => trigger === 'referral');
        for (const rule of terms.earnRules) {
          rule.currency = 'points';
          rule.formula = { kind: 'fixed', points: 100, refereePoints: 50 };
          rule.pending = { kind: 'none', days: 0 };
        }
      }),
    });
  });
  beforeEach(() => {
    api.now = NOW;
  });
  afterAll(() => api.close());

  test('a member who invites a friend earns when the friend registers, and sees no more than that', async () => {
    const member = await register();
    const friend = newId();
    const invited = await refer(member, friend, { channel: 'app' });
    expect(invited.body).toMatchObject({
      member,
      isNew: true,
      state: 'invited',
      reason: null,
      occurredAt: NOW,
      registeredAt: null,
      points: 0,
    });
    api.now = NOW + HOUR;
    await register(friend);
    expect((await available(member)).available).toBe(100);
    expect((await available(friend)).available).toBe(50);
    expect(await referralsOf(member)).toEqual({
      member,
      code: null,
      counts: { invited: 0, registered: 1, rejected: 0 },
      earned: { points: 100, growth: 0 },
      referrals: [
        {
          id: invited.body.id,
          state: 'registered',
          reason: null,
          occurredAt: NOW,
          registeredAt: NOW + HOUR,
          points: 100,
          growth: 0,
        },
      ],
    });
    // What the friend got for being brought is no earning of the friend's own referrals.
    expect((await referralsOf(friend)).earned).toEqual({ points: 0, growth: 0 });
  });

  test('a repeat changes nothing, with or without an id of the store’s own', async () => {
    const [member, friend] = [await register(), newId()];
    const first = await refer(member, friend, { id: `r-${member}` });
    for (const more of [{}, { id: `r-${member}` }, { id: `r2-${member}` }])
      expect((await refer(member, friend, more)).body).toEqual({ ...first.body, isNew: false });
    expect((await refer(member, newId(), { id: `r-${member}` })).body.errors).toEqual({
      id: 'events.errors.otherContent',
    });
    expect((await refer(await register(), friend, { id: `r-${member}` })).status).toBe(422);
    expect((await referralsOf(member)).counts.invited).toBe(1);
  });

  test('a repeat with an id gets the same answer after the friend has registered', async () => {
    const [member, friend] = [await register(), newId()];
    const code = await codeOf(member);
    const id = `by-code-${member}`;
    const first = await referByCode(code, friend, { id });
    expect(first.body).toMatchObject({ isNew: true, state: 'invited', occurredAt: NOW });
    api.now = NOW + HOUR;
    await register(friend);
    const again = await referByCode(code, friend, { id });
    expect([again.status, again.body]).toMatchObject([
      200,
      { id: first.body.id, isNew: false, state: 'registered', occurredAt: NOW },
    ]);
    const other = await referByCode(code, friend, { id, occurredAt: NOW + HOUR });
    expect([other.status, other.body.errors]).toEqual([422, { id: 'events.errors.otherContent' }]);
  });

  test('members cannot bring themselves or the one who brought them, and nothing is kept', async () => {
    const [first, second, third] = [await register(), newId(), newId()];
    await refer(first, second);
    await register(second);
    await refer(second, third);
    await register(third);
    const code = await codeOf(first);
    for (const [refused, reason] of [
      [await refer(first, first), 'self'],
      [await refer(first, ` ${first} `), 'self'],
      [await referByCode(code, first), 'self'],
      [await refer(second, first), 'circular'],
      [await refer(third, first), 'circular'],
    ] as const)
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        { referee: `referrals.errors.${reason}` },
      ]);
    expect((await referralsOf(third)).referrals).toEqual([]);
    expect((await referralsOf(first)).counts).toEqual({ invited: 0, registered: 1, rejected: 0 });
  });

  test('whoever was brought by somebody else, or had joined before, is kept as not rewarded', async () => {
    const [first, second, friend] = [await register(), await register(), newId()];
    await refer(first, friend);
    expect((await refer(second, friend)).body).toMatchObject({
      isNew: true,
      state: 'rejected',
      reason: 'referredBefore',
    });
    const old = await register();
    api.now = NOW + HOUR;
    expect((await refer(second, old)).body).toMatchObject({
      state: 'rejected',
      reason: 'joinedBefore',
    });
    expect((await referralsOf(second)).counts).toEqual({ invited: 0, registered: 0, rejected: 2 });
  });

  test('a code stays the same, and whoever registers with it was brought by its member', async () => {
    const member = await register();
    const code = await codeOf(member);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(await codeOf(member)).toBe(code);
    const made = await query(
      api.connection.db,
      "select id from activities where verb = 'makeReferralCode' and record_name = ?",
      [member],
    );
    expect(made).toHaveLength(1);
    expect((await referralsOf(member)).code).toBe(code);
    expect(await codeOf(await register())).not.toBe(code);

    api.now = NOW + HOUR;
    // Typed in small letters, sent before and after the registration.
    const before = newId();
    const invited = await referByCode(` ${code.toLowerCase()} `, before);
    expect(invited.body).toMatchObject({ member, state: 'invited' });
    await register(before);
    const after = await register();
    api.now = NOW + 2 * HOUR;
    expect((await referByCode(code, after)).body).toMatchObject({
      state: 'registered',
      registeredAt: NOW + HOUR,
      points: 100,
    });
    expect((await available(member)).available).toBe(200);
    expect((await referByCode('NOSUCHCD', after)).body.errors).toEqual({
      code: 'referrals.errors.unknownCode',
    });
  });

  test('somebody who had registered before there was the code is not brought by it', async () => {
    const old = await register();
    api.now = NOW + HOUR;
    const code = await codeOf(await register());
    expect((await referByCode(code, old)).body).toMatchObject({
      state: 'rejected',
      reason: 'joinedBefore',
      points: 0,
    });
  });

  test('what is wrong is refused with its field, an unknown member is not found', async () => {
    const member = await register();
    for (const [body, field] of [
      [{}, 'referee'],
      [{ referee: '' }, 'referee'],
      [{ referee: 'x'.repeat(121) }, 'referee'],
      [{ referee: ['a'] }, 'referee'],
      [{ referee: 'a', occurredAt: NOW + HOUR }, 'occurredAt'],
      [{ referee: 'a', points: 5 }, 'root'],
    ] as const) {
      const { status, body: answer } = await store<Answer>('POST', pathOf(member), body);
      expect([status, Object.keys(answer.errors)]).toEqual([422, [field]]);
    }
    expect((await refer('nobody', 'a')).status).toBe(404);
    expect((await store('POST', '/api/store/members/nobody/referralCode', {})).status).toBe(404);
    // Staff read the code, and make none.
    const agent = await api.raw('agent');
    const { body: found } = await agent<{ id: number }[]>(
      'GET',
      `/api/members?filter=${JSON.stringify({ externalId: member })}`,
    );
    const read = async () => (await agent('GET', `/api/members/${found[0]?.id}/referralCode`)).body;
    expect(await read()).toEqual({ code: null });
    const code = await codeOf(member);
    expect(await read()).toEqual({ code });
    expect((await store('GET', pathOf('nobody'))).status).toBe(404);
    expect((await referralsOf(member)).referrals).toEqual([]);
  });

  test('a key needs the scope of each call', async () => {
    const member = await register();
    const [reads, writes] = [await api.store('members.read'), await api.store('events.write')];
    expect((await refer(member, newId(), {}, reads)).status).toBe(403);
    expect((await writes('GET', pathOf(member))).status).toBe(403);
    expect((await writes('POST', `/api/store/members/${member}/referralCode`, {})).status).toBe(
      403,
    );
    expect((await refer(member, newId(), {}, writes)).status).toBe(200);
    expect((await reads('GET', pathOf(member))).status).toBe(200);
  });

  test('of 32 calls at once on two servers one referral of a friend counts', async () => {
    const friend = newId();
    const members = [await register(), await register()];
    const other = await api.sibling();
    try {
      other.now = NOW;
      const calls = [store, await other.store()];
      const answers = await Promise.all(
        Array.from({ length: 32 }, (_, index) =>
          refer(members[index % 2] ?? '', friend, {}, calls[index % 3 === 0 ? 0 : 1]),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(answers.filter(({ body }) => body.isNew)).toHaveLength(2);
      const codes = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          const path = `/api/store/members/${friend}/referralCode`;
          return (await (calls[index % 2] as Call)<{ code: string }>('POST', path, {})).body.code;
        }),
      );
      expect(new Set(codes).size).toBe(1);
    } finally {
      await other.close();
    }
    await register(friend);
    const earned = await Promise.all(
      members.map(async (member) => (await referralsOf(member)).earned.points),
    );
    expect(earned.toSorted()).toEqual([0, 100]);
    expect(await api.verify()).toEqual([]);
  });
});
