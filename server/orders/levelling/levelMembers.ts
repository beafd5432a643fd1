/** Evaluates the levels of members after their orders, returns and events were written and what they earn was credited. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { evaluateMembers } from '../../members/evaluation/evaluateMembers.ts';
import type { NewMember } from '../../members/members/afterNewMembers.ts';
import { loadVersions } from '../../members/programme/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MemberEvent } from '../events/afterEvents.ts';
import type { OrderChange } from '../orders/afterOrders.ts';
import { leveledTypes } from './leveledTypes.ts';

/** A message about an order that was paid before adds nothing, but it may take back: it is cancelled or costs less. */
export const levelByOrders = async (
  tx: Db,
  writer: Writer,
  written: readonly OrderChange[],
): Promise<void> => {
  const membersOf = (changes: readonly OrderChange[]) =>
    changes.flatMap(({ memberId }) => memberId ?? []);
  const paid = written.filter(({ statuses, wasPaid }) => wasPaid || statuses.has('paid'));
  await evaluateMembers(tx, writer, membersOf(paid.filter(({ wasPaid }) => !wasPaid)), 'gain');
  // Whose order it was before has it no more.
  const former = paid.flatMap(({ memberId, memberBefore }) =>
    memberBefore === memberId ? [] : (memberBefore ?? []),
  );
  const known = membersOf(paid.filter(({ wasPaid }) => wasPaid));
  await evaluateMembers(tx, writer, [...known, ...former], 'refund');
};

const buyersOf = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q.select({ memberId: orders.memberId }).from(orders).where(inArray(orders.id, ids)),
);
export const levelByReturns = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly number[],
): Promise<void> => {
  if ((await loadVersions(tx)).length === 0) return;
  const buyers = await buyersOf(tx, { ids: orderIds });
  await evaluateMembers(
    tx,
    writer,
    buyers.flatMap(({ memberId }) => memberId ?? []),
    'refund',
  );
};

/** Only events that are rewarded or make a day an active one change anything. */
export const levelByEvents = async (
  tx: Db,
  writer: Writer,
  written: readonly MemberEvent[],
): Promise<void> => {
  const types = new Set(leveledTypes(await loadVersions(tx)));
  await evaluateMembers(
    tx,
    writer,
    written.filter(({ type }) => types.has(type)).map(({ memberId }) => memberId),
    'gain',
  );
};

/** After what a registration earns. */
export const levelByNewMembers = (
  tx: Db,
  writer: Writer,
  created: readonly NewMember[],
): Promise<void> =>
  evaluateMembers(
    tx,
    writer,
    created.map(({ id }) => id),
    'gain',
  );
