/** Issues codes for registrations, behaviour and paid orders. */
import { ISSUE_EVENTS } from '#contract/promotions/coupons/issuing';
import type { Db } from '#db';
import type { NewMember } from '../../members/members/afterNewMembers.ts';
import type { MemberEvent } from '../../orders/events/afterEvents.ts';
import type { OrderChange } from '../../orders/orders/afterOrders.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { issueForEvents } from './issueForEvents.ts';

export const issueForNewMembers = (tx: Db, writer: Writer, members: readonly NewMember[]) =>
  issueForEvents(
    tx,
    writer,
    members.flatMap(({ id, registeredAt }) =>
      registeredAt === null
        ? []
        : [{ memberId: id, event: 'registration' as const, at: registeredAt }],
    ),
  );

export const issueForBehaviour = (tx: Db, writer: Writer, events: readonly MemberEvent[]) =>
  issueForEvents(
    tx,
    writer,
    events.flatMap(({ memberId, type, at }) => {
      // The member who registers is told by `issueForNewMembers`, once.
      if (type === 'registration') return [];
      const event = ISSUE_EVENTS.find((one) => one === type);
      return event ? [{ memberId, event, at }] : [];
    }),
  );

/** An order counts when it is first reported as paid. */
export const issueForOrders = (tx: Db, writer: Writer, orders: readonly OrderChange[]) =>
  issueForEvents(
    tx,
    writer,
    orders.flatMap(({ memberId, status, wasPaid, statuses }) => {
      const paidAt = statuses.get('paid');
      return memberId && paidAt !== undefined && !wasPaid && status !== 'cancelled'
        ? [{ memberId, event: 'order_paid' as const, at: paidAt }]
        : [];
    }),
  );
