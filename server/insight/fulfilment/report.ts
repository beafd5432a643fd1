/** The figures of fulfilment in a period; nothing is said of days before the shop told anything. */
import type { FulfilmentReport } from '#contract/insight/fulfilment';
import type { Reading } from '#contract/insight/programme';
import type { Db } from '#db';
import { query } from '#db/statements';
import { dayOf, daysFrom } from '#shared/days';
import { loadDuration, loadOnTime } from './durations.ts';
import { loadOutOfStock } from './outOfStock.ts';

const firstOf = async (db: Db, sql: string): Promise<number | null> => {
  const [row] = await query<{ first: number | null }>(db, sql);
  return row?.first == null ? null : Number(row.first);
};

export const reportFulfilment = async (db: Db, reading: Reading): Promise<FulfilmentReport> => {
  const { opens, ends, readAt, timeZone } = reading;
  const parcelsFrom = await firstOf(db, 'select min(shipped_at) as first from shipments');
  const stockFrom = await firstOf(db, 'select min(at) as first from stock_counts');
  const days = daysFrom(dayOf(opens, timeZone), dayOf(ends, timeZone));
  const hasParcels = parcelsFrom !== null && parcelsFrom < ends;
  return {
    readAt,
    timeZone,
    opens,
    ends,
    parcelsFrom,
    stockFrom,
    paidToShipped: hasParcels ? await loadDuration(db, 'paidToShipped', reading) : null,
    shippedToDelivered: hasParcels ? await loadDuration(db, 'shippedToDelivered', reading) : null,
    onTime: hasParcels ? await loadOnTime(db, reading) : null,
    outOfStock:
      stockFrom !== null && stockFrom < ends
        ? await loadOutOfStock(db, { days, timeZone, now: readAt })
        : null,
  };
};
