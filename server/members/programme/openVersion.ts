/** Loads a version that is worked on, and checks what may be done with it. */
import { desc, inArray } from 'drizzle-orm';
import type { ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { message } from '#shared/fields';
import { refuseFor } from '../../platform/approvals/actions.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { VersionRecord } from './record.ts';
import { versionError } from './rules.ts';

/** States of a version that is worked on. */
export const OPEN_STATES: readonly ApprovalState[] = ['draft', 'submitted', 'rejected'];

const openVersion = prepared({}, (q) =>
  q
    .select({ id: programmeVersions.id, number: programmeVersions.number })
    .from(programmeVersions)
    .where(inArray(programmeVersions.state, [...OPEN_STATES]))
    .limit(1),
);
const latestNumber = prepared({}, (q) =>
  q
    .select({ number: programmeVersions.number })
    .from(programmeVersions)
    .orderBy(desc(programmeVersions.number))
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
): Promise<VersionRecord> => {
  const row = await getRow(tx, programmeVersions, id);
  checkVersion(row, read);
  refuseFor(versionError(action, row, actor.id, now));
  return row;
};
