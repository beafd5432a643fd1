/**
 * Imports tickets of another system. The file is read twice: first for the customers that it names, then to write its
 * tickets.
 */
import { can, type Role } from '#contract/platform/access';
import type { Actor } from '#contract/platform/activities';
import type { Db } from '#db';
import { findStaff } from '../../platform/access/findCaller.ts';
import type { Importer, ImportRun } from '../../platform/imports/run.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { Table } from '../../platform/imports/table.ts';
import { flatErrors } from '#shared/fieldErrors';
import { cleanKey, cleanText } from '#shared/searchText';
import { unescapeFormula } from '#shared/formulas';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import { loadReasonIds } from '../../orders/returnReasons/load.ts';
import { checkTickets, type TicketItem } from './checkTickets.ts';
import { TICKET_COLUMNS, TICKET_REQUIRED } from './columns.ts';
import { openAgents } from './findAgents.ts';
import { findCustomers, type FoundCustomer } from './findCustomers.ts';
import { insertTickets } from './insertTickets.ts';
import { readTicket } from './readTicket.ts';

/** Share of the first reading in the whole progress. */
const SCANNED = 0.1;

const loadRole = async (db: Db, { kind, id }: Actor): Promise<Role | null> => {
  if (kind !== 'staff' || id === null) return null;
  const [person] = await findStaff(db, { id });
  return person?.role ?? null;
};

/** Whoever may import files need not work on tickets; commands may. */
const checkMayImport = async ({ job, writer }: ImportRun): Promise<void> => {
  const role = await loadRole(job.application.connection.db, writer.actor);
  if (role !== null && !can(role, 'tickets', 'create'))
    throw new JobFailure('imports.errors.ticketsNotAllowed');
};

export const openTable = async (
  run: ImportRun,
  columns: readonly string[],
  required: readonly string[],
): Promise<Table> => {
  await checkMayImport(run);
  const table = await Table.open(run.file, required);
  run.job.notes.header = table.header;
  const known = new Set(columns);
  table.refuseUnknown((name) => known.has(name));
  return table;
};

const loadNames = async (run: ImportRun, table: Table) => {
  const names = {
    customers: new Set<string>(),
    agents: new Set<string>(),
    reasons: new Set<string>(),
  };
  const at = {
    customers: table.columnIndex('customer'),
    agents: table.columnIndex('agent'),
    reasons: table.columnIndex('reason'),
  };
  run.stage(0, SCANNED);
  for await (const batch of table.rows(run.onRead)) {
    for (const { cells } of batch) {
      const cell = (index: number) => unescapeFormula(cells[index] ?? '').trim();
      names.customers.add(cleanKey(cell(at.customers)));
      names.agents.add(cleanText(cell(at.agents)));
      names.reasons.add(cleanText(cell(at.reasons)));
    }
    await run.job.pause();
  }
  run.stage(SCANNED, 1);
  for (const set of Object.values(names)) set.delete('');
  return names;
};

/** Finds what the file names, and says which agents and reasons nobody knows here: their names are kept as they are. */
const openFinders = async (run: ImportRun, table: Table) => {
  const { db } = run.job.application.connection;
  const { customers, agents, reasons } = await loadNames(run, table);
  const agentOf = await openAgents(db);
  run.notice(
    'unknownAgents',
    [...agents].filter((agent) => agentOf(agent) === null),
  );
  const meaning = await loadReasonIds(db, [...reasons]);
  run.notice(
    'unknownReasons',
    [...reasons].filter((reason) => !meaning.has(reason)),
  );
  return { agentOf, customers: await findCustomers(db, customers) };
};

const errorsOf = (line: number, errors: Parameters<typeof flatErrors>[0]): RowError[] =>
  flatErrors(errors).map(({ path, message }) => ({ line, field: path[0] ?? null, message }));

const toItem = (
  { row, ticket }: Pick<TicketItem, 'row' | 'ticket'>,
  {
    agentOf,
    customers,
  }: {
    agentOf: (agent: string) => string | null;
    customers: ReadonlyMap<string, FoundCustomer>;
  },
): TicketItem | RowError => {
  const customer = ticket.customer === null ? { memberId: null } : customers.get(ticket.customer);
  if (customer === undefined || 'error' in customer)
    return rowError(row.line, 'customer', customer?.error ?? 'imports.errors.unknownCustomer');
  const agentId = ticket.agent === null ? null : agentOf(ticket.agent);
  return { row, ticket, memberId: customer.memberId, agentId };
};

export const importTickets: Importer = async (run) => {
  const table = await openTable(run, TICKET_COLUMNS, TICKET_REQUIRED);
  const finders = await openFinders(run, table);
  const { now, settings } = run.writer;
  const chunks = run.chunks<TicketItem, 'created' | 'unchanged' | { errors: RowError[] }>({
    write: async (tx, items) => {
      const verdicts = await checkTickets(tx, items);
      const fresh = items.filter((_, index) => verdicts[index] === 'new');
      await insertTickets(tx, run.writer, fresh);
      return verdicts.map((verdict) => (verdict === 'new' ? 'created' : verdict));
    },
    settle: ({ row }, result) => {
      if (typeof result === 'string') run.count('tickets', result);
      else run.refuse([row], result.errors);
    },
    refuse: ({ row }, errors) => run.refuse([row], errorsOf(row.line, errors)),
    first: 100,
  });
  for await (const batch of table.rows(run.onRead)) {
    for (const row of batch) {
      run.job.count('rows');
      const { read, errors } = readTicket(table, row, { timeZone: settings.timeZone, now });
      const item = errors.length > 0 ? errors : toItem(read, finders);
      if (Array.isArray(item)) run.refuse([row], item);
      else if ('message' in item) run.refuse([row], [item]);
      else if (chunks.add(item)) await chunks.flush();
    }
    await run.job.pause();
  }
  await chunks.flush();
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
};
