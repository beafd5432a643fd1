/** Every entry is an event of type `activity_entry`, by which rules and segments know it; of a contest once it is approved. */
import { GIVEN_BY_ACTIVITY } from '#contract/orders/events';
import type { Db } from '#db';
import { addEvents } from '../../orders/events/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';
import type { EntryRow } from './record.ts';

/** Of the instant of the entry. The points of a reward are the entry's own; those of a prize are beside what the rules give. */
export const writeEntryEvent = async (
  tx: Db,
  writer: Writer,
  { code, kind }: Pick<MemberActivityRow, 'code' | 'kind'>,
  { id, enteredAt, channel, points }: Pick<EntryRow, 'id' | 'enteredAt' | 'channel' | 'points'>,
  { externalId }: { externalId: string },
): Promise<void> => {
  const isGiven = kind === 'reward' && points !== null;
  await addEvents(tx, writer, [
    {
      externalId: `activity-entry ${id}`,
      type: 'activity_entry',
      name: null,
      at: enteredAt,
      channel: channel ?? '',
      source: null,
      session: null,
      memberExternalId: externalId,
      sku: null,
      detail: { activity: code, ...(isGiven && { [GIVEN_BY_ACTIVITY]: true }) },
    },
  ]);
};
