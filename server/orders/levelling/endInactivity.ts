/** Purchases and visits of members end the notices that their points will be cleared. */
import type { Db } from '#db';
import { endByActivity } from '../../members/inactivity/endByActivity.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MemberEvent } from '../events/afterEvents.ts';
import type { OrderChange } from '../orders/afterOrders.ts';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';

export const endByOrders = (
  tx: Db,
  writer: Writer,
  written: readonly OrderChange[],
): Promise<void> =>
  endByActivity(
    tx,
    writer,
    written.flatMap(({ memberId, statuses }) =>
      memberId && statuses.has('paid') ? [memberId] : [],
    ),
  );

export const endByEvents = (
  tx: Db,
  writer: Writer,
  written: readonly MemberEvent[],
): Promise<void> =>
  endByActivity(
    tx,
    writer,
    written.filter(({ type }) => ACTIVE_TYPES.includes(type)).map(({ memberId }) => memberId),
  );
