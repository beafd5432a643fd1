/** The search of tickets: by their own words, and by serial numbers of units that were sent with their order. */
import { tickets } from '#db/schema/service/tickets';
import { keyForms } from '#shared/searchText';
import { searchOf } from '../../platform/lists/search.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { either } from './statusSql.ts';

/** What of a ticket is searched. */
export const SEARCHED: Pick<ListSpec, 'table' | 'searchColumns'> = {
  table: tickets,
  searchColumns: ['number', 'subject', 'orderExternalId', 'externalId'],
};

const OF_SERIAL = `"tickets".order_external_id in (select p.order_external_id from shipment_serials s
  join shipments p on p.id = s.shipment_id where s.serial_number in (?, ?, ?))`;

export const searchFilter: CustomFilter = (value, context) => {
  const words = searchOf(SEARCHED, 'tickets', value, context);
  if (!words || typeof value !== 'string') return { sql: '1 = 1', values: [] };
  return either([words, { sql: OF_SERIAL, values: [...keyForms(value)] }]);
};
