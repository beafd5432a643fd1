/** How an offer is named in the activity log. */
import type { Writer } from '../../platform/records/writer.ts';

export const activityEntry = (writer: Writer, { id, seller }: { id: number; seller: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'competitorOffers',
  recordId: id,
  recordName: seller,
});
