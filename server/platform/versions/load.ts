/** Loads the approved versions of one kind of terms, and the one that is in force at an instant. */
import { and, asc, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import type { VersionTable } from '#db/schema/versions';
import type { BegunVersion } from './rules.ts';

/** An approved version: its terms never change. */
export interface ApprovedVersion<Terms> extends BegunVersion {
  terms: Terms;
}

const MAX_PARSED = 50;
const parsed = new Map<string, unknown>();

/**
 * Parsed once for each text, because every order and event asks for them. The text itself is the key, so that terms of a
 * transaction that is rolled back, of another database or of a restored backup are never taken for these.
 */
const termsOf = (text: string): unknown => {
  let terms = parsed.get(text);
  if (terms === undefined) {
    if (parsed.size >= MAX_PARSED) parsed.clear();
    parsed.set(text, (terms = JSON.parse(text) as unknown));
  }
  return terms;
};

export const versionReader = <Terms>(table: VersionTable) => {
  const columns = {
    number: table.number,
    startsAt: sql<number>`${table.startsAt}`,
    // As text: see `termsOf`.
    terms: sql<string>`${table.terms}`,
  };
  const isApproved = and(eq(table.state, 'approved'), isNotNull(table.startsAt));
  const approved = prepared({}, (q) =>
    q.select(columns).from(table).where(isApproved).orderBy(asc(table.startsAt), asc(table.number)),
  );
  const begunLast = prepared({ at: 'number' }, (q, { at }) =>
    q
      .select(columns)
      .from(table)
      .where(and(isApproved, lte(table.startsAt, at)))
      .orderBy(desc(table.startsAt), desc(table.number))
      .limit(1),
  );
  const toVersion = (row: ApprovedVersion<string>): ApprovedVersion<Terms> => ({
    ...row,
    terms: termsOf(row.terms) as Terms,
  });
  /** All of them in the order in which they begin, those that are still to begin included. */
  const loadApproved = async (db: Db) => (await approved(db)).map(toVersion);
  return {
    loadApproved,
    /** The one that begins last, which the next one follows; null where none is approved. */
    loadLatest: async (db: Db) => (await loadApproved(db)).at(-1) ?? null,
    /** The one in force at an instant; null before the first has begun. */
    loadInForce: async (db: Db, at: number) => {
      const [row] = await begunLast(db, { at });
      return row ? toVersion(row) : null;
    },
  };
};
