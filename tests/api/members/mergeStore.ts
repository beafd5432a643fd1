/** A shop with members who have points, for tests of records that are merged. */
import { ProgrammeTerms } from '#contract/members/programme';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { query } from '#db/statements';
import { creditPoints } from '#server/members/points/creditPoints';
import { spendPoints } from '#server/members/points/spendPoints';
import type { Writer } from '#server/platform/records/writer';
import { settledJobs } from '#server/platform/jobs/runner';
import { promote, sell, type Shop } from '../promotions/promotionStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { clawBack } from './pointWrites.ts';

/** `entryPoints`: for rising to the higher level. */
const termsWith = (entryPoints: number) =>
  ProgrammeTerms.parse({
    names: { en: 'Club' },
    levels: [
      { key: 'starter' },
      {
        key: 'plus',
        conditions: [{ metric: 'orders', window: { kind: 'lifetime' }, threshold: 2 }],
        benefits: { discount: 0, entryPoints },
      },
    ],
    earnRules: [
      {
        key: 'orders',
        names: { en: 'Orders' },
        trigger: 'order',
        currency: 'points',
        formula: { kind: 'proportional', points: 1, per: 100 },
      },
    ],
    expiry: { kind: 'never' },
    returns: {},
    spending: { points: 100, amount: 100, unit: 100, maxShare: 10_000 },
  });

export interface MergeStore {
  api: OpenApi;
  shop: Shop;
  manager: Call;
}
export const openMergeStore = async ({ entryPoints = 0 } = {}): Promise<MergeStore> => {
  const api = await openApi();
  const shop = { owner: await api.as('owner'), store: await api.store() };
  for (const [key, rank] of [
    ['starter', 10],
    ['plus', 20],
  ] as const)
    await shop.owner.create('audienceNames', {
      data: { kind: 'levels', key, names: { en: key }, rank, color: null } as never,
    });
  await api.connection.transaction((tx) =>
    insertRows(tx, programmeVersions, [
      {
        number: 1,
        state: 'approved' as const,
        terms: termsWith(entryPoints),
        startsAt: NOW - 86_400_000,
        authorName: 'system',
        authorIds: [],
      },
    ]),
  );
  await sell(shop, 'BAG', 10_000);
  return { api, shop, manager: await api.raw('manager') };
};

/** Runs an action as the server does, on this or another server. */
export const write = async <T>(
  { api }: Pick<MergeStore, 'api'>,
  work: (tx: Db, writer: Writer) => Promise<T>,
): Promise<T> => {
  const settings = await api.application.settings();
  return api.connection.transaction((tx) => work(tx, { actor: SYSTEM, now: api.now, settings }));
};

let members = 0;
export interface Known {
  id: number;
  externalId: string;
}
/** A new member with points; `expiresAt` orders their lots. */
export const memberWith = async (
  { api, shop }: MergeStore,
  points: number,
  { expiresAt = null, ...more }: { expiresAt?: number | null } & Record<string, unknown> = {},
): Promise<Known> => {
  const externalId = `m-${++members}`;
  const sent = { externalId, joinedAt: NOW - 1_000, ...more };
  const { body, status } = await shop.store<{ id: number }>('POST', '/api/store/members', sent);
  if (status !== 200) throw new Error(JSON.stringify(body));
  const credit = {
    memberId: body.id,
    type: 'earn' as const,
    points,
    source: 'import' as const,
    sourceId: externalId,
    occurredAt: api.now,
    availableAt: api.now,
    expiresAt,
  };
  if (points > 0) await write({ api }, (tx, writer) => creditPoints(tx, writer, [credit]));
  return { id: body.id, externalId };
};

/** What a member earned is spent and taken back, so that it is owed. */
export const owe = async (store: MergeStore, member: Known, points: number): Promise<void> => {
  const [memberId, sourceId] = [member.id, member.externalId];
  const spending = {
    memberId,
    points,
    source: 'redemption' as const,
    sourceId,
    occurredAt: store.api.now,
  };
  await write(store, (tx, writer) => spendPoints(tx, writer, spending));
  await write(store, (tx, writer) =>
    clawBack(tx, writer, {
      memberId,
      earned: { source: 'import', sourceId },
      points,
      cause: { source: 'return', sourceId },
      mode: 'arrears',
      arrearsLimit: 5_000,
    }),
  );
};
export const memberOwing = async (store: MergeStore, points: number): Promise<Known> => {
  const member = await memberWith(store, points);
  await owe(store, member, points);
  return member;
};

export const merge = (call: Call, member: Known, record: Known) =>
  call('POST', `/api/members/${member.id}/merger`, { recordId: record.id, reason: 'Same phone' });
export const unmerge = (call: Call, record: Known) =>
  call('POST', `/api/members/${record.id}/separation`, { reason: 'A brother' });

interface Standing {
  mergedInto: string | null;
  level: string | null;
  points: { available: number; held: number; arrears: number };
  coupons: { code: string }[];
}
export const standing = async ({ shop }: MergeStore, { externalId }: Known): Promise<Standing> => {
  const { body } = await shop.store<Standing>('GET', `/api/store/members/${externalId}/standing`);
  return body;
};
export const available = async (store: MergeStore, member: Known): Promise<number> =>
  (await standing(store, member)).points.available;

/** An order that is paid at once. */
export const buy = async (
  { api, shop }: MergeStore,
  externalId: string,
  member: Known,
  more: object = {},
) => {
  const { status, body } = await shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    memberExternalId: member.externalId,
    lines: [{ id: 'a', sku: 'BAG', quantity: 1, unitPrice: 10_000, paid: 10_000 }],
    statuses: ['placed', 'paid'].map((one) => ({ status: one, at: api.now })),
    ...more,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
};

/** The points of one record's own ledger: entries by type, and what is left of its lots. */
export const ownLedger = async ({ api }: MergeStore, { id }: Known) => {
  const entries = await query<{ type: string; points: number }>(
    api.connection.db,
    'select type, points from point_entries where member_id = ? order by number',
    [id],
  );
  const [left] = await query<{ points: number }>(
    api.connection.db,
    'select coalesce(sum(remaining), 0) as points from point_lots where member_id = ?',
    [id],
  );
  return {
    entries: entries.map(({ type, points }) => [type, Number(points)]),
    left: Number(left?.points ?? 0),
  };
};

/** Gives codes of a promotion of 5.00 to whoever reaches a level. */
export const giveLevelCodes = async ({ shop }: MergeStore): Promise<void> => {
  const { id } = await promote(shop, 'For a new level', {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
  });
  await shop.owner.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: Number(id),
      name: 'For a new level',
      length: 10,
      quantity: 500,
      claim: { event: 'level_reached', perMember: 1 },
    } as never,
  });
  await settledJobs();
};

/** The level, what can be spent less what is owed, and the codes that can be used. */
export const has = async (store: MergeStore, member: Known) => {
  const { level, points, coupons } = await standing(store, member);
  return { level, points: points.available - points.arrears, coupons: coupons.length };
};
