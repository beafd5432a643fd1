/** Tells the store's own systems what becomes of promotions. */
import { and, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import {
  type NewTimer,
  setTimers,
  settleTimers,
  type TimerKind,
} from '../../platform/outbox/timers.ts';
import { findRow } from '../../platform/records/records.ts';
import type { PromotionRow } from './record.ts';
import { phaseOf, type PhaseFacts } from './rules.ts';

const PROMOTION_CHANGES = [
  'published',
  'changed',
  'started',
  'ended',
  'paused',
  'resumed',
] as const;
export type PromotionChange = (typeof PROMOTION_CHANGES)[number];

const KIND = 'promotion';

type Facts = PhaseFacts & Pick<PromotionRow, 'id' | 'version'>;

/** Call it in the transaction of the change, with the promotion as it is afterwards. `at`: when it happened. */
export const tellPromotion = (
  tx: Db,
  now: number,
  change: PromotionChange,
  promotion: Facts,
  at = now,
): Promise<void> => {
  const { id, version, liveRevision, startsAt, endsAt } = promotion;
  return recordEvents(tx, { now }, `promotion.${change}`, [
    {
      at,
      key: [id, liveRevision, at, version].join('/'),
      data: {
        promotionId: id,
        revision: liveRevision,
        phase: phaseOf(promotion, at),
        startsAt,
        endsAt,
      },
    },
  ]);
};

const timersOf = (
  { id, startsAt, endsAt }: Pick<Facts, 'id' | 'startsAt' | 'endsAt'>,
  after: number,
) =>
  [startsAt, endsAt].flatMap((dueAt): NewTimer[] =>
    dueAt !== null && dueAt > after ? [{ kind: KIND, subject: String(id), dueAt }] : [],
  );

/** Tells what time has decided up to an instant; call it before the promotion changes. */
export const settlePromotion = (tx: Db, id: number, until: number, now: number): Promise<void> =>
  settleTimers(tx, KIND, String(id), until, now);

/** Tells that terms came into force at `at`, and plans what time decides of them. */
export const tellTerms = async (
  tx: Db,
  now: number,
  before: PhaseFacts,
  after: Facts,
  at: number,
): Promise<void> => {
  await tellPromotion(tx, now, before.liveRevision === null ? 'published' : 'changed', after, at);
  // Terms that end as the next ones begin are no end.
  if (phaseOf(before, at - 1) !== 'running' && phaseOf(after, at) === 'running')
    await tellPromotion(tx, now, 'started', after, at);
  await setTimers(tx, timersOf(after, at));
};

/** What the instant of a timer means for the promotion as it is: nothing where its terms have changed since. */
const changeAt = (promotion: PhaseFacts, at: number): PromotionChange | null => {
  const before = phaseOf(promotion, at - 1);
  const after = phaseOf(promotion, at);
  if (before !== 'ended' && after === 'ended' && promotion.endsAt === at) return 'ended';
  return before !== 'running' && after === 'running' && promotion.startsAt === at
    ? 'started'
    : null;
};

const planned = prepared({ now: promotions.startsAt }, (q, { now }) =>
  q
    .select({ id: promotions.id, startsAt: promotions.startsAt, endsAt: promotions.endsAt })
    .from(promotions)
    .where(
      and(
        isNull(promotions.archivedAt),
        isNotNull(promotions.liveRevision),
        or(gt(promotions.startsAt, now), gt(promotions.endsAt, now)),
      ),
    ),
);

/** `bringUpToDate` puts terms in force that were approved for an instant up to the given one. */
export const promotionTimers = (
  bringUpToDate: (tx: Db, until: number) => Promise<void>,
): TimerKind => ({
  kind: KIND,
  record: async (tx, { subject, dueAt }, now) => {
    await bringUpToDate(tx, dueAt);
    const promotion = await findRow(tx, promotions, Number(subject));
    const change = promotion ? changeAt(promotion, dueAt) : null;
    if (promotion && change) await tellPromotion(tx, now, change, promotion, dueAt);
    return null;
  },
  planned: async (tx, now) => (await planned(tx, { now })).flatMap((row) => timersOf(row, now)),
});
