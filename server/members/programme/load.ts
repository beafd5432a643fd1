/** Loads the versions of the programme that are approved, and the one that is in force at an instant. */
import { and, asc, desc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import type { BegunVersion } from './rules.ts';

/** An approved version: its terms never change. */
export interface ApprovedVersion extends BegunVersion {
  terms: ProgrammeTerms;
}

const columns = {
  number: programmeVersions.number,
  startsAt: sql<number>`${programmeVersions.startsAt}`,
  // As text: see `termsOf`.
  terms: sql<string>`${programmeVersions.terms}`,
};
const isApproved = and(
  eq(programmeVersions.state, 'approved'),
  isNotNull(programmeVersions.startsAt),
);
const approved = prepared({}, (q) =>
  q
    .select(columns)
    .from(programmeVersions)
    .where(isApproved)
    .orderBy(asc(programmeVersions.startsAt), asc(programmeVersions.number)),
);
const begunLast = prepared({ at: 'number' }, (q, { at }) =>
  q
    .select(columns)
    .from(programmeVersions)
    .where(and(isApproved, lte(programmeVersions.startsAt, at)))
    .orderBy(desc(programmeVersions.startsAt), desc(programmeVersions.number))
    .limit(1),
);

const MAX_PARSED = 50;
const parsed = new Map<string, ProgrammeTerms>();

/**
 * Parsed once for each text, because every order and event asks for them. The text itself is the key, so that terms of a
 * transaction that is rolled back, of another database or of a restored backup are never taken for these.
 */
const termsOf = (text: string): ProgrammeTerms => {
  let terms = parsed.get(text);
  if (!terms) {
    if (parsed.size >= MAX_PARSED) parsed.clear();
    parsed.set(text, (terms = JSON.parse(text) as ProgrammeTerms));
  }
  return terms;
};

/** All approved versions in the order in which they begin, those that are still to begin included. */
export const loadVersions = async (db: Db): Promise<ApprovedVersion[]> =>
  (await approved(db)).map((row) => ({ ...row, terms: termsOf(row.terms) }));

/** The approved version that begins last, which the next one follows; null where none is approved. */
export const loadLatest = async (db: Db): Promise<ApprovedVersion | null> =>
  (await loadVersions(db)).at(-1) ?? null;

/** The version in force at an instant; null before the first has begun. */
export const loadProgramme = async (db: Db, at: number): Promise<ApprovedVersion | null> => {
  const [row] = await begunLast(db, { at });
  return row ? { ...row, terms: termsOf(row.terms) } : null;
};
