/** Examples of the writes of what members are offered: points rewards and activities. */
import { SYSTEM } from '#contract/platform/activities';
import type { Connection } from '#db';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { updateRow } from '#server/platform/records/records';
import { readSettings } from '#server/platform/settings/read';
import { approveProgramme } from '../../../support/approvedProgramme.ts';
import { type Call, NOW } from '../../../support/openApi.ts';
import { campaign, create, DAY, next, type Prepared, type Write } from './examples.ts';

const gift = () => ({ kind: 'gift', names: { en: `Gift ${next()}` }, points: 10, stock: 5 });

const gifts = async (owner: Call, archives: boolean): Promise<Prepared> => {
  const { id, version } = await create(owner, 'pointRewards', gift());
  if (!archives) return { id, body: { version } };
  await owner('POST', `/api/pointRewards/${id}/archival`, { version });
  return { id, body: { version: version + 1 } };
};

/** A member with points, and what to redeem them for. */
const redeemable = async (
  owner: Call,
  store: Call,
  connection: Connection,
): Promise<{ memberId: number; rewardId: number }> => {
  const [{ n } = { n: 0 }] = await query<{ n: number }>(
    connection.db,
    'select count(*) as n from programme_versions where number = 900',
  );
  if (Number(n) === 0) await approveProgramme(connection, { number: 900, startsAt: NOW - DAY });
  const externalId = `M${next()}`;
  const { body } = await store<{ id: number }>('POST', '/api/store/members', { externalId });
  const rewardId = (await create(owner, 'pointRewards', gift())).id;
  const settings = await readSettings(connection.db);
  const instants = { occurredAt: NOW, availableAt: NOW, expiresAt: null };
  const source = { source: 'import', sourceId: externalId } as const;
  await connection.transaction((tx) =>
    creditPoints(tx, { actor: SYSTEM, now: NOW, settings }, [
      { memberId: body.id, type: 'earn', points: 50, ...source, ...instants },
    ]),
  );
  return { memberId: body.id, rewardId };
};

const redeemed =
  (body: object) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const made = await create(owner, 'redeemedRewards', await redeemable(owner, store, connection));
    return { id: made.id, body: { version: made.version, ...body } };
  };

/** An activity of a campaign of its own; an entry to it gives points. */
const memberActivity = async (owner: Call, more: object = {}) => ({
  campaignId: (await create(owner, 'campaigns', campaign())).id,
  code: `activity-${next()}`,
  kind: 'reward',
  names: { en: 'Spring', zh: '春季' },
  startsAt: NOW,
  endsAt: NOW + DAY,
  maxEntries: 50,
  points: 10,
  ...more,
});

const activities = async (owner: Call, archives: boolean): Promise<Prepared> => {
  const { id, version } = await create(owner, 'memberActivities', await memberActivity(owner));
  if (!archives) return { id, body: { version } };
  await owner('POST', `/api/memberActivities/${id}/archival`, { version });
  return { id, body: { version: version + 1 } };
};

/** One that can give any number of points, written by somebody else. */
const submitted =
  (body: object) =>
  async (owner: Call, _store: Call, connection: Connection): Promise<Prepared> => {
    const input = await memberActivity(owner, { maxEntries: null });
    const { id, version } = await create(owner, 'memberActivities', input);
    await connection.transaction((tx) =>
      updateRow(tx, memberActivities, id, { authorIds: ['somebody'] }),
    );
    return { id, body: { version, ...body } };
  };

/** An entry to a contest, after these decisions. */
const contestEntry =
  (body: object, ...nouns: string[]) =>
  async (owner: Call, store: Call, connection: Connection): Promise<Prepared> => {
    const { memberId } = await redeemable(owner, store, connection);
    const contest = { kind: 'contest', winners: 1 };
    const activity = await create(owner, 'memberActivities', await memberActivity(owner, contest));
    const sent = { activityId: activity.id, memberId, text: 'My balcony' };
    const { id, version } = await create(owner, 'memberEntries', sent);
    for (const [index, noun] of nouns.entries())
      await owner('POST', `/api/memberEntries/${id}/${noun}`, { version: version + index });
    return { id, body: { version: version + nouns.length, ...body } };
  };

const DECIDED = ['state', 'decidedAt', 'decidedBy', 'allowed'];

export const OFFERS_WRITES: Record<string, Write> = {
  'POST /pointRewards': {
    resource: 'pointRewards',
    verb: 'create',
    arrange: async () => ({ id: 0, body: gift() }),
    inverse: 'POST /pointRewards/:id/archival',
  },
  'PUT /pointRewards/:id': {
    resource: 'pointRewards',
    verb: 'edit',
    arrange: async (owner) => {
      const before = gift();
      const { id, version } = await create(owner, 'pointRewards', before);
      return { id, body: { ...before, points: 20, version } };
    },
    changes: ['points'],
    inverse: 'PUT /pointRewards/:id',
  },
  'POST /pointRewards/:id/archival': {
    resource: 'pointRewards',
    verb: 'archive',
    arrange: (owner) => gifts(owner, false),
    changes: ['archivedAt'],
    inverse: 'POST /pointRewards/:id/restoration',
  },
  'POST /pointRewards/:id/restoration': {
    resource: 'pointRewards',
    verb: 'restore',
    arrange: (owner) => gifts(owner, true),
    changes: ['archivedAt'],
    inverse: 'POST /pointRewards/:id/archival',
  },
  'POST /memberActivities': {
    resource: 'memberActivities',
    verb: 'create',
    arrange: async (owner) => ({ id: 0, body: await memberActivity(owner) }),
    inverse: 'POST /memberActivities/:id/archival',
  },
  'PUT /memberActivities/:id': {
    resource: 'memberActivities',
    verb: 'edit',
    arrange: async (owner) => {
      const before = await memberActivity(owner);
      const { id, version } = await create(owner, 'memberActivities', before);
      return { id, body: { ...before, points: 20, version } };
    },
    changes: ['points', 'mostPoints'],
    inverse: 'PUT /memberActivities/:id',
  },
  'POST /memberActivities/:id/approval': {
    resource: 'memberActivities',
    verb: 'approve',
    arrange: submitted({}),
    changes: ['approval', 'approverName', 'decidedAt'],
    inverse: 'POST /memberActivities/:id/archival',
  },
  'POST /memberActivities/:id/rejection': {
    resource: 'memberActivities',
    verb: 'reject',
    arrange: submitted({ reason: 'Too many' }),
    changes: ['approval', 'approverName', 'decidedAt', 'decision'],
    inverse: 'PUT /memberActivities/:id',
  },
  'POST /memberActivities/:id/archival': {
    resource: 'memberActivities',
    verb: 'archive',
    arrange: (owner) => activities(owner, false),
    changes: ['archivedAt'],
    inverse: 'POST /memberActivities/:id/restoration',
  },
  'POST /memberActivities/:id/restoration': {
    resource: 'memberActivities',
    verb: 'restore',
    arrange: (owner) => activities(owner, true),
    changes: ['archivedAt'],
    inverse: 'POST /memberActivities/:id/archival',
  },
  'POST /memberEntries': {
    resource: 'memberEntries',
    verb: 'enter',
    arrange: async (owner, store, connection) => {
      const { memberId } = await redeemable(owner, store, connection);
      const { id } = await create(owner, 'memberActivities', await memberActivity(owner));
      return { id: 0, body: { activityId: id, memberId } };
    },
    inverse: 'an entry has given what it gave; one to a contest is refused',
  },
  'POST /memberEntries/:id/approval': {
    resource: 'memberEntries',
    verb: 'approve',
    arrange: contestEntry({}),
    changes: DECIDED,
    inverse: 'POST /memberEntries/:id/refusal',
  },
  'POST /memberEntries/:id/refusal': {
    resource: 'memberEntries',
    verb: 'reject',
    arrange: contestEntry({ reason: 'Blurred' }),
    changes: [...DECIDED, 'reason'],
    inverse: 'POST /memberEntries/:id/approval',
  },
  'POST /memberEntries/:id/award': {
    resource: 'memberEntries',
    verb: 'award',
    arrange: contestEntry({}, 'approval'),
    changes: [...DECIDED, 'points'],
    inverse: 'what a winner was given at once may be spent already',
  },
  'POST /redeemedRewards': {
    resource: 'redeemedRewards',
    verb: 'redeem',
    arrange: async (owner, store, connection) => ({
      id: 0,
      body: await redeemable(owner, store, connection),
    }),
    inverse: 'POST /redeemedRewards/:id/cancellation',
  },
  'POST /redeemedRewards/:id/fulfilment': {
    resource: 'redeemedRewards',
    verb: 'fulfil',
    arrange: redeemed({ note: 'At the counter' }),
    changes: ['state', 'note', 'fulfilledAt'],
    inverse: 'a gift that left the store does not come back by itself',
  },
  'POST /redeemedRewards/:id/cancellation': {
    resource: 'redeemedRewards',
    verb: 'cancel',
    arrange: redeemed({ reason: 'Test' }),
    changes: ['state', 'reason', 'cancelledAt'],
    inverse: 'the member redeems it again, at the cost and within the limits of then',
  },
  'POST /redeemedRewards/:id/reveal': {
    resource: 'redeemedRewards',
    verb: 'reveal',
    arrange: async (owner, store, connection) => ({
      ...(await redeemed({})(owner, store, connection)),
      body: { reason: 'Test' },
    }),
    changes: [],
    inverse: 'what somebody has seen cannot be taken back',
  },
};
