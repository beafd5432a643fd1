/** Helpers for tests of rewards: a programme, members with points, codes, and rewards to redeem. */
import type { PointReward, PointRewardDraft } from '#contract/promotions/pointRewards';
import { SYSTEM } from '#contract/platform/activities';
import { creditPoints } from '#server/members/points/creditPoints';
import { query } from '#db/statements';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { type Call, NOW, type OpenApi } from '../support/openApi.ts';
import { setUpLevels } from '../members/programmeStore.ts';
import { promote } from './promotionStore.ts';

export const DAY = 86_400_000;

export interface RewardStore {
  api: OpenApi;
  owner: Call;
  store: Call;
}
/** A programme of two levels, whose points pay at most 30 % of the goods. */
export const openRewards = async (api: OpenApi): Promise<RewardStore> => {
  const [owner, store] = [await api.raw('owner'), await api.store()];
  await setUpLevels(owner, ['starter', 'plus']);
  // What these tests give needs no second person.
  await api.connection.transaction((tx) =>
    query(tx, 'update settings set adjustment_limit_owner = null'),
  );
  api.application.settings.forget();
  const growth = { metric: 'growth', window: { kind: 'lifetime' }, threshold: 1000 } as const;
  await approveProgramme(api.connection, {
    startsAt: NOW - 400 * DAY,
    levels: [{ key: 'starter' }, { key: 'plus', conditions: [growth] }],
    returns: { reinstateDays: 30 },
    spending: { points: 100, amount: 100, unit: 100, maxShare: 3_000 },
  });
  return { api, owner, store };
};

let members = 0;
/** A new member with points; `expiresAt` null for never. */
export const memberWith = async (
  { api, store }: Pick<RewardStore, 'api' | 'store'>,
  points: number,
  expiresAt: number | null = null,
) => {
  const externalId = `m-${++members}`;
  const { body } = await store<{ id: number }>('POST', '/api/store/members', { externalId });
  if (points > 0) await addPoints(api, body.id, points, expiresAt);
  return { id: body.id, externalId };
};
export const addPoints = async (
  api: OpenApi,
  memberId: number,
  points: number,
  expiresAt: number | null,
) => {
  const settings = await api.application.settings();
  const { now } = api;
  const source = { source: 'import', sourceId: `${memberId}/${points}/${now}` } as const;
  const instants = { occurredAt: now, availableAt: now, expiresAt };
  await api.connection.transaction((tx) =>
    creditPoints(tx, { actor: SYSTEM, now, settings }, [
      { memberId, type: 'earn', points, ...source, ...instants },
    ]),
  );
};

let batches = 0;
/** A batch with these codes, of a promotion with this scope. */
export const makeBatch = async (
  { api, owner, store }: RewardStore,
  codes: number,
  { terms = {}, claim = {}, more = {} }: { terms?: object; claim?: object; more?: object } = {},
): Promise<number> => {
  const name = `B${++batches}`;
  const shop = { owner: await api.as('owner'), store };
  const { id: promotionId } = await promote(shop, name, {
    trigger: 'code',
    rewards: [{ kind: 'amount', amount: 500 }],
    ...terms,
  });
  const { status, body } = await owner<{ id: number }>('POST', '/api/couponBatches', {
    kind: 'printed',
    promotionId,
    name,
    codes: Array.from({ length: codes }, (_, index) => `${name}CODE${index}X`).join('\n'),
    claim: { bound: true, ...claim },
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
};

export const gift = (more: Partial<PointRewardDraft> = {}): PointRewardDraft => ({
  kind: 'gift',
  names: { en: 'Tea set', zh: '茶具' },
  points: 500,
  stock: 10,
  ...more,
});
export const offer = async (owner: Call, draft: PointRewardDraft): Promise<PointReward> => {
  const { status, body } = await owner<PointReward>('POST', '/api/pointRewards', draft);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
