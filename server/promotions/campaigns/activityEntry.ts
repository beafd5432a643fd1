/** The activity entries of campaigns. */
import type { Writer } from '../../platform/records/writer.ts';

export const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'campaigns',
  recordId: id,
  recordName: name,
});
