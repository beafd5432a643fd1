/** What the form of an activity holds, and what of it is sent. */
import * as z from 'zod';
import {
  type FieldOfKinds,
  hasField,
  type MemberActivity,
  MemberActivityEdit,
  MemberActivityInput,
} from '#contract/promotions/memberActivities';
import type { PrizeInput } from '#contract/promotions/memberActivities/draws';

export const newActivity = (startsAt: number, endsAt: number) => ({
  campaignId: null,
  code: '',
  kind: 'reward',
  names: {},
  themes: {},
  descriptions: {},
  startsAt,
  endsAt,
  audience: { levels: [], fromLevel: null, groups: [], segments: [] },
  perMember: { times: 1, period: 'ever' },
  byLevel: [],
  maxEntries: null,
  points: null,
  batchId: null,
  productId: null,
  winners: null,
  prizes: [],
});

type HeldPrize = Partial<Record<keyof PrizeInput, unknown>>;
type Held = Partial<Omit<MemberActivity, 'prizes'>> & { prizes?: readonly HeldPrize[] };

const sentPrize = ({ names, points, batchId, rate, stock }: HeldPrize) => ({
  names,
  points: points ?? null,
  batchId: batchId || null,
  rate,
  stock: stock ?? null,
});

/** Without the fields of the other kinds, which the form keeps. */
export const sent = (held: Held) => {
  const { campaignId, code, kind = 'reward', names, themes, descriptions, startsAt, endsAt } = held;
  const { audience, perMember, byLevel, maxEntries, points, batchId, productId, winners } = held;
  const { prizes = [], version } = held;
  const ofKind = <T, None>(field: FieldOfKinds, value: T, none: None) =>
    hasField(kind, field) ? value : none;
  return {
    campaignId,
    code,
    kind,
    names,
    themes: themes ?? {},
    descriptions: descriptions ?? {},
    startsAt,
    endsAt,
    audience,
    perMember,
    byLevel: byLevel ?? [],
    maxEntries: maxEntries ?? null,
    points: ofKind('points', points ?? null, null),
    batchId: ofKind('batchId', batchId || null, null),
    productId: ofKind('productId', productId || null, null),
    winners: ofKind('winners', winners ?? null, null),
    prizes: ofKind('prizes', prizes.map(sentPrize), []),
    ...(version !== undefined && { version }),
  };
};

const held = (values: unknown) => sent(values as Held);
export const CREATED = z.preprocess(held, MemberActivityInput);
export const EDITED = z.preprocess(held, MemberActivityEdit);
