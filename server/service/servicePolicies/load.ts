/** Reads the policies, and which of them a ticket gets. */
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { servicePolicies } from '#db/schema/service/clocks';
import { firstFitting, type TicketFacts } from './rules.ts';

export type PolicyRow = typeof servicePolicies.$inferSelect;

const all = prepared({}, (q) => q.select().from(servicePolicies));
export const loadPolicies = (db: Db): Promise<PolicyRow[]> => all(db);

/** Undefined only where the store has none yet, before its first start has ended. */
export const loadFitting = async (db: Db, facts: TicketFacts): Promise<PolicyRow | undefined> =>
  firstFitting(await loadPolicies(db), facts);
