/** What state an instruction is in, which answers of the shop are accepted, and what it may still be asked to ship. Pure. */
import type {
  Acknowledgement,
  Instruction,
  InstructionLine,
  InstructionState,
  Outcome,
} from '#contract/orders/instructions';

export interface InstructionFacts {
  outcome: Outcome | null;
  acknowledgedAt: number | null;
  refusal: string | null;
  withdrawnAt: number | null;
  dueAt: number | null;
}

/** By instants alone: what the shop did before it was withdrawn stands. */
export const instructionState = (
  { outcome, withdrawnAt, dueAt }: InstructionFacts,
  now: number,
): InstructionState => {
  if (outcome !== null) return outcome;
  if (withdrawnAt !== null) return 'withdrawn';
  return dueAt !== null && dueAt < now ? 'overdue' : 'open';
};

/** The same as SQL over a row of the table and the current instant `clock.at`. */
export const STATE_SQL = `case when "instructions".outcome is not null then "instructions".outcome
  when "instructions".withdrawn_at is not null then 'withdrawn'
  when "instructions".due_at is not null and "instructions".due_at < clock.at then 'overdue' else 'open' end`;

/** What the shop has still to do, and what can be taken back: neither answered nor withdrawn. */
const UNANSWERED: readonly InstructionState[] = ['open', 'overdue'];
export const isUnanswered = (state: InstructionState): boolean => UNANSWERED.includes(state);

/** The statuses of an order that was sent. */
const SENT: readonly string[] = ['shipped', 'delivered'];

interface Sold {
  status: string;
  paidAt: number | null;
}
/** Why nothing of an order can be asked for that leaves the shop, sent or sent again; null where it can. */
export const unsoldReason = (order: Sold): 'cancelledOrder' | 'unpaidOrder' | null => {
  if (order.status === 'cancelled') return 'cancelledOrder';
  return order.paidAt === null ? 'unpaidOrder' : null;
};

/**
 * Why the shop cannot be asked to ship an order, whatever is in no parcel of it; null where it can. Of an order that was sent
 * without a known parcel nobody knows that anything is missing.
 */
export const shippingRefusal = (
  order: Sold & { shipments: readonly unknown[] },
): 'cancelledOrder' | 'unpaidOrder' | 'sentOrder' | null =>
  unsoldReason(order) ??
  (SENT.includes(order.status) && order.shipments.length === 0 ? 'sentOrder' : null);

/** How far the clock of the shop may be behind ours, in milliseconds. */
const BEHIND_MS = 300_000;

export type AnswerNews = 'new' | 'known' | 'otherAnswer' | 'withdrawn' | 'beforeGiven';

/**
 * What an answer is: the same again changes nothing, another one is refused. Effects follow from when it was done: an answer
 * counts although the instruction was withdrawn, where it was done before that.
 */
export const answerNews = (
  known: InstructionFacts & { createdAt: number },
  { outcome, at, reason }: Acknowledgement,
): AnswerNews => {
  if (known.outcome !== null) {
    const isSame =
      known.outcome === outcome &&
      known.acknowledgedAt === at &&
      known.refusal === (outcome === 'refused' ? (reason ?? null) : null);
    return isSame ? 'known' : 'otherAnswer';
  }
  if (at < known.createdAt - BEHIND_MS) return 'beforeGiven';
  return known.withdrawnAt !== null && at >= known.withdrawnAt ? 'withdrawn' : 'new';
};

/** What decides how many units of an order are still to be sent; lines in the order of their positions. */
export interface Sending {
  lines: readonly { sku: string | null; quantity: number }[];
  shipments: readonly {
    lines: readonly { orderPosition: number | null; quantity: number }[];
    /** In the order in which they happened. */
    events: readonly { at: number }[];
  }[];
  instructions: readonly Pick<Instruction, 'kind' | 'state' | 'lines' | 'createdAt'>[];
}

const sumOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Units of a SKU in each parcel, with the instant of its first event. */
const parcelsOf = ({ lines, shipments }: Sending, sku: string) =>
  shipments.map((shipment) => ({
    at: shipment.events[0]?.at ?? 0,
    units: sumOf(
      shipment.lines.filter(
        ({ orderPosition }) => orderPosition !== null && lines[orderPosition]?.sku === sku,
      ),
    ),
  }));

/** Units of a SKU in the instructions to ship of these states. */
const askedOf = ({ instructions }: Sending, sku: string, states: readonly InstructionState[]) =>
  instructions
    .filter(({ kind, state }) => kind === 'ship' && states.includes(state))
    .map((asked) => ({
      at: asked.createdAt,
      units: sumOf(asked.lines.filter((line) => line.sku === sku)),
    }));

const total = (parts: readonly { units: number }[]) =>
  parts.reduce((sum, { units }) => sum + units, 0);

/** Units that were sent as instructed, but whose parcel is not known: no parcel began after the instruction. */
const awaitingParcel = (sending: Sending, sku: string): number =>
  [
    ...askedOf(sending, sku, ['done']),
    ...parcelsOf(sending, sku).map(({ at, units }) => ({ at, units: -units })),
  ]
    .sort((one, other) => one.at - other.at || other.units - one.units)
    .reduce((awaited, { units }) => Math.max(0, awaited + units), 0);

/**
 * The units of each SKU that are in no parcel and that the shop was not asked to ship. Several lines of one SKU are one,
 * as an instruction names the SKU only. A line without an SKU cannot be named to the shop.
 */
export const missingLines = (sending: Sending): InstructionLine[] => {
  const skus = new Set(sending.lines.flatMap(({ sku }) => (sku === null ? [] : [sku])));
  return [...skus].flatMap((sku) => {
    const quantity =
      sumOf(sending.lines.filter((line) => line.sku === sku)) -
      total(parcelsOf(sending, sku)) -
      total(askedOf(sending, sku, UNANSWERED)) -
      awaitingParcel(sending, sku);
    return quantity > 0 ? [{ sku, quantity }] : [];
  });
};

/** Units of a SKU in the instructions of this kind and of these states. */
const unitsAsked = (
  instructions: Sending['instructions'],
  { kind, sku }: { kind: Instruction['kind']; sku: string },
  states: readonly InstructionState[],
) =>
  sumOf(
    instructions
      .filter((one) => one.kind === kind && states.includes(one.state))
      .flatMap((one) => one.lines.filter((line) => line.sku === sku)),
  );

/** The states of what the shop was asked for and did not refuse. */
const STANDING: readonly InstructionState[] = [...UNANSWERED, 'done'];

/** Whether some units of a SKU were asked for already, so that fewer than were ordered can be; what was refused is not. */
export const wasAsked = (
  instructions: Sending['instructions'],
  asked: { kind: Instruction['kind']; sku: string },
): boolean => unitsAsked(instructions, asked, STANDING) > 0;

/**
 * The units of each SKU that the shop can be asked to replace or to put back into stock: those that were ordered, and to
 * put back also those that replaced them, without those of which it was asked already. What it refused can be asked again.
 */
export const repeatableLines = (
  kind: 'replace' | 'restock',
  { lines, instructions }: Pick<Sending, 'lines' | 'instructions'>,
): InstructionLine[] => {
  const sentInstead = instructions
    .filter((one) => kind === 'restock' && one.kind === 'replace' && one.state === 'done')
    .flatMap((one) => one.lines);
  const skus = new Set(
    [...lines, ...sentInstead].flatMap(({ sku }) => (sku === null ? [] : [sku])),
  );
  return [...skus].flatMap((sku) => {
    const ordered = sumOf(lines.filter((line) => line.sku === sku));
    const sentAgain = sumOf(sentInstead.filter((line) => line.sku === sku));
    const quantity = ordered + sentAgain - unitsAsked(instructions, { kind, sku }, STANDING);
    return quantity > 0 ? [{ sku, quantity }] : [];
  });
};

/** The first SKU of which more is asked for than is missing, and how much of it is missing; null without one. */
export const excessOf = (
  asked: readonly InstructionLine[],
  missing: readonly InstructionLine[],
): InstructionLine | null => {
  for (const { sku } of asked) {
    const quantity = sumOf(missing.filter((line) => line.sku === sku));
    if (sumOf(asked.filter((line) => line.sku === sku)) > quantity) return { sku, quantity };
  }
  return null;
};
