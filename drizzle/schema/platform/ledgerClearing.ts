import { kit } from '../../kit.ts';

/**
 * Triggers refuse to change or delete rows of a ledger unless this table has a row. Only what empties a whole database, and
 * what erases a member, writes one for the time of its transaction (`drizzle/restore.ts`).
 */
export const ledgerClearing = kit.table('ledger_clearing', { id: kit.id() });
