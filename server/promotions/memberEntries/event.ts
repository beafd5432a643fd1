/** Every entry is an event of type `activity_entry`, by which rules and segments know it. */
import { GIVEN_BY_ACTIVITY } from '#contract/orders/events';
import type { Db } from '#db';
import { addEvents } from '../../orders/events/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';

export const writeEntryEvent = async (
  tx: Db,
  writer: Writer,
  { code }: Pick<MemberActivityRow, 'code'>,
  entry: { id: number; at: number; member: string; channel: string; givesPoints: boolean },
): Promise<void> => {
  const { id, at, member, channel, givesPoints } = entry;
  await addEvents(tx, writer, [
    {
      externalId: `activity-entry ${id}`,
      type: 'activity_entry',
      name: null,
      at,
      channel,
      source: null,
      session: null,
      memberExternalId: member,
      sku: null,
      detail: { activity: code, ...(givesPoints && { [GIVEN_BY_ACTIVITY]: true }) },
    },
  ]);
};
