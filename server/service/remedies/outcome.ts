/** What became of the case that does a remedy. */
import { asc, eq } from 'drizzle-orm';
import type { RemedyKind } from '#contract/service/remedies';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { getRow } from '../../platform/records/records.ts';
import { loadCaseRefunds } from '../caseRefunds/load.ts';
import { caseAt } from '../cases/rules.ts';
import type { ChildOutcome } from './rules.ts';

interface Done {
  is: ChildOutcome;
  /** When it was completed. */
  at: number | null;
}
const childrenOf = prepared({ parentId: cases.parentId }, (q, { parentId }) =>
  q.select({ id: cases.id }).from(cases).where(eq(cases.parentId, parentId)).orderBy(asc(cases.id)),
);

/** A repair that cannot be done goes on in another case, whose outcome counts. */
const outcomeOf = async (db: Db, caseId: number, now: number): Promise<Done> => {
  const { stage, closedAt } = caseAt(await getRow(db, cases, caseId), now);
  if (closedAt === null) return { is: 'open', at: null };
  if (stage === 'completed') return { is: 'completed', at: closedAt };
  const next = stage === 'converted' ? (await childrenOf(db, { parentId: caseId })).at(-1) : null;
  return next ? outcomeOf(db, next.id, now) : { is: 'ended', at: null };
};

/** Null where no case does it. A case that paid another amount than was promised has not done it. */
export const childOutcome = async (
  db: Db,
  {
    kind,
    amount,
    childCaseId,
  }: { kind: RemedyKind; amount: number | null; childCaseId: number | null },
  now: number,
): Promise<Done | null> => {
  if (childCaseId === null) return null;
  const outcome = await outcomeOf(db, childCaseId, now);
  if (kind !== 'refund' || outcome.is !== 'completed') return outcome;
  const isPaid = (await loadCaseRefunds(db, childCaseId)).some(
    ({ state, total }) => state === 'succeeded' && total === amount,
  );
  return isPaid ? outcome : { is: 'ended', at: null };
};
