/** Records written shipments in the activity log. */
import type { Db } from '#db';
import { difference, recordActivities } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { unitsOf, type Written } from './saveShipments.ts';

const before = ({ known }: Written) => ({
  status: known?.status ?? null,
  carrier: known?.carrier ?? null,
  trackingNumber: known?.trackingNumber ?? null,
  promisedAt: known?.promisedAt ?? null,
  units: known?.units ?? null,
});
const after = ({ input, news }: Written) => ({
  status: news.state.status,
  ...(news.isCurrent && {
    carrier: input.carrier,
    trackingNumber: input.trackingNumber,
    promisedAt: input.promisedAt,
    units: unitsOf(input),
  }),
});

export const recordShipments = (tx: Db, writer: Writer, written: readonly Written[]) =>
  recordActivities(
    tx,
    written.map((one) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'shipments',
      recordId: one.id,
      recordName: one.input.externalId,
      verb: one.known ? 'edit' : 'create',
      ...(one.known && difference(before(one), after(one))),
    })),
  );
