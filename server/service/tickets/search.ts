/**
 * The search of tickets: by their own words, by serial numbers of units that were sent with their order, and by the number
 * that they had in another system.
 */
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

/** As another system named it, from which it came by a file. */
const OF_NUMBER = `"tickets".id in (select i.ticket_id from imported_tickets i where i.number in (?, ?, ?))`;

export const searchFilter: CustomFilter = (value, context) => {
  const words = searchOf(SEARCHED, 'tickets', value, context);
  if (!words || typeof value !== 'string') return { sql: '1 = 1', values: [] };
  const values = [...keyForms(value)];
  return either([words, { sql: OF_SERIAL, values }, { sql: OF_NUMBER, values }]);
};
