/** What the form of a reward holds, and what of it is sent. */
import * as z from 'zod';
import {
  type PointReward,
  PointRewardEdit,
  PointRewardInput,
} from '#contract/promotions/pointRewards';

export const NEW_REWARD = {
  kind: 'gift',
  names: {},
  descriptions: {},
  pictureUrl: null,
  batchId: null,
  points: null,
  byLevel: [],
  audience: { levels: [], fromLevel: null },
  perMember: { times: null, period: 'month' },
  maxRedeemed: null,
  stock: null,
  startsAt: null,
  endsAt: null,
};

type Held = Partial<Omit<PointReward, 'perMember'>> & {
  perMember?: { times?: number | null; period?: string | null } | null;
};

/**
 * Without the fields of the other kinds, which the form keeps. Without a number of times there is no limit, and so none of
 * a level, which the form does not show then.
 */
export const sent = (held: Held) => {
  const { kind, names, descriptions, pictureUrl, batchId, points, byLevel, audience } = held;
  const { perMember, maxRedeemed, stock, startsAt, endsAt, version } = held;
  const isGift = kind === 'gift';
  const times = perMember?.times ?? null;
  return {
    kind,
    names,
    descriptions,
    points,
    audience,
    maxRedeemed,
    startsAt,
    endsAt,
    pictureUrl: pictureUrl || null,
    byLevel: (byLevel ?? []).map((own) => (times === null ? { ...own, times: null } : own)),
    batchId: isGift ? null : batchId,
    stock: isGift ? stock : null,
    perMember: times === null ? null : { times, period: perMember?.period ?? 'month' },
    ...(version !== undefined && { version }),
  };
};

const held = (values: unknown) => sent(values as Held);
export const CREATED = z.preprocess(held, PointRewardInput);
export const EDITED = z.preprocess(held, PointRewardEdit);
