import type { Writer } from '../../platform/records/writer.ts';

/** The fields of an activity entry about a category, without its verb. */
export const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'categories',
  recordId: id,
  recordName: name,
  changeId: writer.changeId ?? null,
});
