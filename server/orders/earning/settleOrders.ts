/**
 * Credits what orders earn, and takes back what is not due any more: a few statements for any number of orders. It compares
 * what was given with what is due by all that is known, so the order in which messages arrive does not matter.
 */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { earnApprovals } from '#db/schema/orders/earning';
import { availableAt } from '../../members/earnRules/dates.ts';
import { withLosses } from '../../members/earnRules/takenBack.ts';
import { give } from '../../members/earning/give.ts';
import { lossesOf, takeBack } from '../../members/earning/takeBack.ts';
import { openProgramme } from '../../members/earning/programme.ts';
import type { Programme } from '../../members/earning/versions.ts';
import { openLevels } from '../../members/levels/load.ts';
import { activateAllLots, type Activation } from '../../members/points/creditPoints.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type Computable, openComputer } from './computeAwards.ts';
import { type Decision, decide } from './decide.ts';
import { earnNew } from './earnNew.ts';
import { loadPaidOrders } from './loadOrders.ts';
import { type EarningsWrite, saveEarnings } from './saveEarnings.ts';
import { hasOtherLines } from './rules.ts';
import { settleOne } from './settleOne.ts';

export type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>;
export const of = <Kind extends Decision['kind']>(decisions: readonly Decision[], kind: Kind) =>
  decisions.filter((decision): decision is Of<Kind> => decision.kind === kind);

const ask = (tx: Db, { now }: Writer, asked: readonly Of<'ask'>[]) =>
  insertRows(
    tx,
    earnApprovals,
    asked.map(({ order, memberId }) => ({
      orderId: order.id,
      eventId: null,
      trigger: 'order' as const,
      sourceId: order.externalId,
      memberId,
      occurredAt: order.paidAt,
      recordedAt: now,
      state: 'waiting' as const,
      createdAt: now,
      updatedAt: now,
    })),
  );

/** What has to be computed by rules: orders that earn now, and those that contain other lines than before. */
export const computableOf = (
  earning: readonly Of<'earn'>[],
  settling: readonly Of<'settle'>[],
): Computable[] => [
  ...earning.map(({ order, memberId, version }) => ({
    order,
    memberId,
    paidAt: order.paidAt,
    version,
    before: [],
    buyer: null,
  })),
  ...settling
    .filter(
      ({ order, earnings, isFormer }) => !isFormer && hasOtherLines(earnings.lines, order.lines),
    )
    .map(({ order, earnings, version }) => ({
      order,
      memberId: earnings.memberId,
      paidAt: earnings.paidAt,
      version,
      before: earnings.awards,
      buyer: null,
    })),
];

/** Deliveries that became known: points that waited for them can be spent some days later. */
const activationsOf = (settling: readonly Of<'settle'>[], timeZone: string): Activation[] =>
  settling.flatMap(({ order, earnings, version }) => {
    const { deliveredAt } = order;
    if (deliveredAt === null || earnings.deliveredAt !== null) return [];
    return earnings.awards.flatMap(({ ruleKey, currency, granted }): Activation[] => {
      const rule = version.terms.earnRules.find(({ key }) => key === ruleKey);
      if (rule?.pending.kind !== 'delivered' || currency !== 'points' || granted === 0) return [];
      const occurredAt = earnings.paidAt;
      const at = availableAt(rule.pending, { occurredAt, deliveredAt }, timeZone);
      return [
        {
          memberId: earnings.memberId,
          source: 'order',
          sourceId: order.externalId,
          ruleKey,
          availableAt: at ?? deliveredAt,
        },
      ];
    });
  });

/** Call it in the transaction that changed the orders or their returns. */
export const settleOrders = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly number[],
  known?: Programme,
) => {
  const programme = known ?? (await openProgramme(tx));
  if (!programme) return;
  const { now, settings } = writer;
  const orders = await loadPaidOrders(tx, orderIds);
  const decisions = orders.flatMap((order) => decide(order, programme, now));
  if (decisions.length === 0) return;
  const earning = of(decisions, 'earn');
  const settling = of(decisions, 'settle');
  await ask(tx, writer, of(decisions, 'ask'));
  const levelOf = await openLevels(
    tx,
    earning.map(({ memberId }) => memberId),
  );
  const computer = await openComputer(tx, computableOf(earning, settling), settings.timeZone);
  const earned = earning.map((decision) => ({
    decision,
    ...earnNew(decision, computer, levelOf, settings.timeZone),
  }));
  // An order may have come back, or have been cancelled, before it was known to be paid.
  const subjects = [
    ...settling.map((decision) => ({ ...decision, id: decision.earnings.id, isNew: false })),
    ...earned.map(({ decision: { order, version }, earnings }) => ({
      order,
      earnings,
      version,
      isFormer: false,
      id: null,
      isNew: true,
    })),
  ];
  const results = subjects.map((subject) => ({
    subject,
    settled: settleOne(subject, computer, programme, writer),
  }));
  const gifts = [
    ...earned.flatMap((one) => one.gifts),
    ...results.flatMap(({ settled }) => settled.gifts),
  ];
  await give(tx, writer, gifts, programme.budgeted);
  const activations = activationsOf(settling, settings.timeZone);
  if (activations.length > 0) await activateAllLots(tx, writer, activations);
  const lost = await takeBack(
    tx,
    writer,
    results.flatMap(({ settled }) => settled.taken),
  );
  await saveEarnings(
    tx,
    now,
    results.flatMap(({ subject: { earnings, id, isNew }, settled }): EarningsWrite[] => {
      if (!settled.earnings && !isNew) return [];
      const kept = settled.earnings ?? earnings;
      const awards = withLosses(kept.awards, lossesOf(settled.taken, lost));
      return [{ ...kept, awards, id, recordedAt: now }];
    }),
  );
};
