/** Loads the versions of the after-sales policy that are approved, and the one that is in force at an instant. */
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import type { PolicyTerms } from '#contract/service/policies';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { type BegunVersion, versionAt, versionError } from '#rules/members/programme';
import { message } from '#shared/fields';
import { refuseFor } from '../../platform/approvals/actions.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { PolicyRecord } from './record.ts';

/** An approved version: its terms never change. */
export interface ApprovedPolicy extends BegunVersion {
  id: number;
  terms: PolicyTerms;
}

const approved = prepared({}, (q) =>
  q
    .select({
      id: afterSalesPolicies.id,
      number: afterSalesPolicies.number,
      startsAt: afterSalesPolicies.startsAt,
      terms: afterSalesPolicies.terms,
    })
    .from(afterSalesPolicies)
    .where(and(eq(afterSalesPolicies.state, 'approved'), isNotNull(afterSalesPolicies.startsAt)))
    .orderBy(asc(afterSalesPolicies.startsAt), asc(afterSalesPolicies.number)),
);

/** All approved versions in the order in which they begin. */
export const loadPolicies = async (db: Db): Promise<ApprovedPolicy[]> =>
  (await approved(db)).flatMap(({ startsAt, ...row }) =>
    startsAt === null ? [] : [{ ...row, startsAt }],
  );

/** The version in force at an instant; null before the first has begun. */
export const loadPolicy = async (db: Db, at: number): Promise<ApprovedPolicy | null> =>
  versionAt(await loadPolicies(db), at);

const OPEN_STATES: readonly ApprovalState[] = ['draft', 'submitted', 'rejected'];
const openVersion = prepared({}, (q) =>
  q
    .select({ id: afterSalesPolicies.id, number: afterSalesPolicies.number })
    .from(afterSalesPolicies)
    .where(inArray(afterSalesPolicies.state, [...OPEN_STATES]))
    .limit(1),
);
const latestNumber = prepared({}, (q) =>
  q
    .select({ number: afterSalesPolicies.number })
    .from(afterSalesPolicies)
    .orderBy(desc(afterSalesPolicies.number))
    .limit(1),
);

/** The number of a new version; 409 with the one that is worked on already. */
export const nextNumber = async (tx: Db): Promise<number> => {
  const [open] = await openVersion(tx);
  if (open)
    throw conflict(message('programme.errors.versionOpen', { number: open.number }), { open });
  return ((await latestNumber(tx))[0]?.number ?? 0) + 1;
};

/** The version, where this person may do this to it as they read it. */
export const loadFor = async (
  tx: Db,
  { actor, now }: Writer,
  id: number,
  action: ApprovalAction,
  read: number | undefined,
): Promise<PolicyRecord> => {
  const row = await getRow(tx, afterSalesPolicies, id);
  checkVersion(row, read);
  refuseFor(versionError(action, row, actor.id, now));
  return row;
};
