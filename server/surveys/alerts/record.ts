/** Rows of alerts, and what the log calls them. */
import { surveyAlerts } from '#db/schema/surveys/alerts';
import type { Writer } from '../../platform/records/writer.ts';

export type AlertRow = typeof surveyAlerts.$inferSelect;

/** By its number: what somebody answered is no name. */
export const alertEntry = ({ actor, now }: Writer, { id }: Pick<AlertRow, 'id'>) => ({
  actor,
  at: now,
  resource: 'surveyAlerts',
  recordId: id,
  recordName: `#${id}`,
});
