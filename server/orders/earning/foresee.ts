/** What refunds would take back of what their order earned, before they are made. Only reads. */
import { SYSTEM } from '#contract/platform/activities';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import type { orders } from '#db/schema/orders/orders';
import { openProgramme } from '../../members/earning/programme.ts';
import { type TakenBack, toReversal } from '../../members/earning/takeBack.ts';
import { planClawBacks } from '../../members/points/clawBackPoints.ts';
import { loadOrderLines } from '../returns/loadOrderLines.ts';
import { toNamed } from '../returns/namedLines.ts';
import { openComputer } from './computeAwards.ts';
import { decide } from './decide.ts';
import { loadPaidOrders } from './loadOrders.ts';
import type { CountedReturn } from './refunds.ts';
import { computableOf, of } from './settleOrders.ts';
import { settleOne } from './settleOne.ts';

/** Goods as the value of a return names them. */
export interface PlannedGoods {
  lineId: string;
  sku: string | null;
  quantity: number;
  amount: number;
  /** What goes back beside that, because they had been exchanged. */
  besides: number;
}
/** A refund that is not paid yet, by the number that its return would have. */
export interface PlannedReturn {
  externalId: string;
  goods: readonly PlannedGoods[];
}

/** Points that a refund would take back, and how many of them neither the order's own nor other points cover. */
export interface ForeseenPoints {
  due: number;
  short: number;
  /** Whether the programme takes points besides those of the order. */
  takesOthers: boolean;
  /** What the person owes already. */
  arrears: number;
}
const NO_POINTS_DUE: ForeseenPoints = { due: 0, short: 0, takesOthers: false, arrears: 0 };

const toCounted = async (
  db: Db,
  externalId: string,
  planned: readonly PlannedReturn[],
  now: number,
): Promise<CountedReturn[]> => {
  const lines = (await loadOrderLines(db, [externalId])).get(externalId);
  return planned.map(({ externalId: id, goods }) => ({
    externalId: id,
    returnedAt: now,
    goods: goods.map(({ lineId, sku, quantity, amount, besides }) => ({
      sku,
      quantity,
      amount,
      besides,
      line: toNamed({ id: lineId, sku }, lines).orderPosition,
      externalId: id,
    })),
  }));
};

/** No arrears: what they would be is asked for. */
const withoutArrears = (one: TakenBack): TakenBack => ({
  ...one,
  mode: one.mode === 'arrears' ? 'withinBalance' : one.mode,
});

/** Of the last of these refunds, after the others. All of them happen now. */
export const foreseeTakeBack = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  { id, externalId }: Pick<typeof orders.$inferSelect, 'id' | 'externalId'>,
  planned: readonly PlannedReturn[],
): Promise<ForeseenPoints> => {
  const programme = await openProgramme(db);
  const last = planned.at(-1);
  if (!programme || !last) return NO_POINTS_DUE;
  const writer = { settings, now, actor: SYSTEM };
  const counted = await toCounted(db, externalId, planned, now);
  const [order] = await loadPaidOrders(db, [id], new Map([[id, counted]]));
  const settling = order
    ? of(decide(order, programme, now), 'settle').filter(({ isFormer }) => !isFormer)
    : [];
  if (settling.length === 0) return NO_POINTS_DUE;
  const computer = await openComputer(db, computableOf([], settling), settings.timeZone);
  const taken = settling
    .flatMap((subject) => settleOne(subject, computer, programme, writer).taken)
    .filter(({ currency }) => currency === 'points');
  const isLast = ({ cause }: TakenBack) => cause.sourceId === last.externalId;
  const inTurn = [...taken.filter((one) => !isLast(one)), ...taken.filter(isLast)];
  const asked = inTurn.map((one) => (isLast(one) ? withoutArrears(one) : one));
  if (!asked.some(isLast)) return NO_POINTS_DUE;
  const { reversed, ledger } = await planClawBacks(db, writer, asked.map(toReversal));
  const memberId = settling[0]?.earnings.memberId ?? 0;
  const own = asked.flatMap((one, index) =>
    isLast(one) ? [{ ...one, short: reversed[index]?.writtenOff ?? 0 }] : [],
  );
  return {
    due: own.reduce((sum, { amount }) => sum + amount, 0),
    short: own.reduce((sum, { short }) => sum + short, 0),
    takesOthers: own.some(({ mode }) => mode !== 'ownOnly'),
    arrears: ledger.plansOf(memberId).reduce((sum, { plan }) => sum + plan.book.arrears, 0),
  };
};
