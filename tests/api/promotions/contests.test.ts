/** Contests: entries that are approved, refused and awarded. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberEntry } from '#contract/promotions/memberEntries';
import { query } from '#db/statements';
import { loadBalance } from '#server/members/points/loadBalance';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';
import {
  draft,
  enter,
  makeCampaign,
  open,
  showActivity,
  showEntry,
  decide,
} from './activityStore.ts';
import { memberWith, openRewards, type RewardStore } from './rewardStore.ts';

let api: OpenApi;
let rewards: RewardStore;
let owner: Call;
let store: Call;
let campaignId: number;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  ({ owner, store } = rewards);
  campaignId = await makeCampaign(owner);
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

const make = (more: object = {}) => open(owner, draft(campaignId, more));
const availableOf = async (id: number) =>
  (await loadBalance(api.connection.db, id, api.now)).available;
const show = (id: number) => showActivity(owner, id);
const entryOf = (id: number) => showEntry(owner, id);

describe('a contest', () => {
  const contest = (more: object = {}) =>
    make({
      kind: 'contest',
      points: 50,
      winners: 1,
      perMember: { times: 1, period: 'ever' },
      ...more,
    });
  test('entries wait, are approved or refused with a reason, and one wins', async () => {
    const { id, code } = await contest();
    const [one, other] = [await memberWith(rewards, 0), await memberWith(rewards, 0)];
    const first = await enter(store, one.externalId, code, { text: 'My balcony' });
    expect(first.body).toMatchObject({ state: 'waiting', points: null });
    const second = await enter(store, other.externalId, code, { text: 'Advertising' });
    const without = await decide(owner, await entryOf(second.body.id), 'refusal');
    expect([without.status, Object.keys(without.body.errors ?? {})]).toEqual([422, ['reason']]);
    const refused = await decide(owner, await entryOf(second.body.id), 'refusal', {
      reason: 'No picture of a balcony',
    });
    expect(refused.body).toMatchObject({ state: 'refused', reason: 'No picture of a balcony' });
    expect((await show(id)).entryCount).toBe(1);
    const early = await decide(owner, await entryOf(first.body.id), 'award');
    expect(early.status).toBe(409);
    await decide(owner, await entryOf(first.body.id), 'approval');
    const won = await decide(owner, await entryOf(first.body.id), 'award');
    expect(won.body).toMatchObject({ state: 'won', points: 50 });
    expect(await availableOf(one.id)).toBe(50);
    expect((await decide(owner, await entryOf(first.body.id), 'award')).status).toBe(409);
  });
  test('a refused member may send another entry, after which the first one stays refused', async () => {
    const { id, code } = await contest();
    const member = await memberWith(rewards, 0);
    const first = await enter(store, member.externalId, code, { text: 'One' });
    await decide(owner, await entryOf(first.body.id), 'refusal', { reason: 'Blurred' });
    const second = await enter(store, member.externalId, code, { text: 'Two' });
    expect(second.status).toBe(200);
    const again = await decide(owner, await entryOf(first.body.id), 'approval');
    expect([again.status, again.body.message]).toEqual([
      409,
      expect.stringContaining('anotherStands'),
    ]);
    expect(again.body.message).toContain('"numbers":"2"');
    // Once approved, the other one keeps its place, so that it is not said to be in the way.
    await decide(owner, await entryOf(second.body.id), 'approval');
    const final = await decide(owner, await entryOf(first.body.id), 'approval');
    expect(final.body.message).toContain('anotherStays');
    expect(final.body.message).toContain('"numbers":"2"');
    // The figure of the activity leads to as many entries as it counts.
    const filter = encodeURIComponent(JSON.stringify({ activityId: id, takesPlace: true }));
    const { body: counted } = await owner<{ id: number }[]>(
      'GET',
      `/api/memberEntries?filter=${filter}`,
    );
    expect(counted.map((entry) => entry.id)).toEqual([second.body.id]);
    expect((await show(id)).entryCount).toBe(counted.length);
  });
  test('an entry is an event once it is approved, and earns by the rules once, however often that is decided', async () => {
    const { id, code } = await contest();
    const member = await memberWith(rewards, 0);
    const eventsOf = async () =>
      query<{ at: number; channel: string; detail: string }>(
        api.connection.db,
        'select at, channel, detail from events where member_id = ?',
        [member.id],
      );
    const enteredAt = NOW - 1000;
    const sent = { text: 'One', channel: 'app', occurredAt: enteredAt };
    const { body } = await enter(store, member.externalId, code, sent);
    await decide(owner, await entryOf(body.id), 'refusal', { reason: 'Blurred' });
    expect(await eventsOf()).toEqual([]);
    expect((await show(id)).entryCount).toBe(0);
    for (const [verb, more] of [
      ['approval', {}],
      ['refusal', { reason: 'Copied' }],
      ['approval', {}],
      ['refusal', { reason: 'Copied after all' }],
    ] as const)
      expect((await decide(owner, await entryOf(body.id), verb, more)).status).toBe(200);
    const [event, ...others] = await eventsOf();
    expect([Number(event?.at), event?.channel, others]).toEqual([enteredAt, 'app', []]);
    expect(JSON.parse(event?.detail ?? '')).toEqual({ activity: code });
    expect((await show(id)).entryCount).toBe(1);
    const another = await enter(store, member.externalId, code, { text: 'Two' });
    expect([another.status, another.body.limit?.kind]).toEqual([409, 'perMember']);
  });
  test('entries of an erased member are refused, free their places where they waited, and cannot be decided on', async () => {
    const { id, code } = await contest({ winners: 2, perMember: { times: 3, period: 'ever' } });
    const member = await memberWith(rewards, 0);
    const ids: number[] = [];
    for (const text of ['One', 'Two', 'Three'])
      ids.push((await enter(store, member.externalId, code, { text })).body.id);
    const [waiting = 0, approved = 0, won = 0] = ids;
    for (const one of [approved, won]) await decide(owner, await entryOf(one), 'approval');
    await decide(owner, await entryOf(won), 'award');
    const erasure = { confirmation: member.externalId, ground: 'request' };
    expect((await owner('POST', `/api/members/${member.id}/erasure`, erasure)).status).toBe(200);
    const states = [];
    for (const one of ids) states.push((await entryOf(one)).state);
    expect([states, (await show(id)).entryCount]).toEqual([['refused', 'refused', 'won'], 2]);
    for (const one of [waiting, approved]) {
      const again = await decide(owner, await entryOf(one), 'approval');
      expect([again.status, again.body.errors]).toEqual([
        422,
        { memberId: 'members.errors.erased' },
      ]);
      expect((await decide(owner, await entryOf(one), 'award')).status).toBe(409);
      expect((await entryOf(one)).allowed).toEqual([]);
    }
  });
  test('a picture of an erased member can no longer be seen, unless something else shows it', async () => {
    const { code } = await contest({ perMember: { times: 2, period: 'ever' } });
    const [leaving, staying] = [await memberWith(rewards, 0), await memberWith(rewards, 0)];
    const urls: string[] = [];
    for (let index = 0; index < 2; index++) {
      const { body } = await store<{ url: string }>(
        'POST',
        '/api/store/activityPictures?name=a.png',
        await png(),
      );
      urls.push(body.url);
      await enter(store, leaving.externalId, code, { pictureUrl: body.url });
    }
    const [own, shared] = urls;
    await enter(store, staying.externalId, code, { pictureUrl: shared });
    const erasure = { confirmation: leaving.externalId, ground: 'request' };
    await owner('POST', `/api/members/${leaving.id}/erasure`, erasure);
    const statuses = [];
    for (const url of [own, shared]) statuses.push((await fetch(`${api.url}${url}`)).status);
    expect(statuses).toEqual([404, 200]);
    const hashes = await query<{ hash: string }>(api.connection.db, 'select hash from files');
    expect(hashes.filter(({ hash }) => own?.includes(hash.replace('removed:', '')))).toEqual([]);
    const again = await enter(store, staying.externalId, code, { pictureUrl: own });
    expect(again.body.errors).toEqual({ pictureUrl: 'memberEntries.errors.pictureElsewhere' });
  });
  test('no more entries win than there are winners', async () => {
    const { code } = await contest();
    const entries: MemberEntry[] = [];
    for (const text of ['One', 'Two']) {
      const member = await memberWith(rewards, 0);
      const { body } = await enter(store, member.externalId, code, { text });
      entries.push((await decide(owner, await entryOf(body.id), 'approval')).body);
    }
    const answers = [];
    for (const entry of entries) answers.push((await decide(owner, entry, 'award')).status);
    expect(answers).toEqual([200, 409]);
    // What would be refused is not offered either, on the page of the entry and in the list.
    const shown = await entryOf(entries[1]!.id);
    expect([entries[1]?.allowed, shown.allowed]).toEqual([['refuse', 'award'], ['refuse']]);
    const filter = encodeURIComponent(JSON.stringify({ activityId: shown.activityId }));
    const { body: listed } = await owner<MemberEntry[]>(
      'GET',
      `/api/memberEntries?filter=${filter}`,
    );
    expect(listed.map(({ state, allowed }) => [state, allowed]).sort()).toEqual([
      ['approved', ['refuse']],
      ['won', []],
    ]);
  });
  test('an entry shows a picture that was uploaded here, and no other', async () => {
    const { code } = await contest();
    const member = await memberWith(rewards, 0);
    const elsewhere = await enter(store, member.externalId, code, {
      pictureUrl: 'https://example.com/a.png',
    });
    expect([elsewhere.status, elsewhere.body.errors]).toEqual([
      422,
      { pictureUrl: 'memberEntries.errors.pictureElsewhere' },
    ]);
    const nothing = await enter(store, member.externalId, code);
    expect([nothing.status, nothing.body.errors]).toEqual([
      422,
      { text: 'memberEntries.errors.nothingSent' },
    ]);
    const picture = await store<{ url: string }>(
      'POST',
      '/api/store/activityPictures?name=a.png',
      await png(),
    );
    expect(picture.status).toBe(201);
    const sent = await enter(store, member.externalId, code, { pictureUrl: picture.body.url });
    expect(sent.body.pictureUrl).toBe(picture.body.url);
  });
  test('only roles that may decide do so', async () => {
    const { code } = await contest();
    const member = await memberWith(rewards, 0);
    const { body } = await enter(store, member.externalId, code, { text: 'One' });
    const agent = await api.raw('agent');
    expect((await decide(agent, await entryOf(body.id), 'approval')).status).toBe(403);
    const marketer = await api.raw('marketer');
    expect((await decide(marketer, await entryOf(body.id), 'approval')).status).toBe(200);
  });
});

test('every figure agrees with its rows, and nothing failed', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
