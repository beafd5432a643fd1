/** A stored version, one that is worked on, and its activity entries. */
import { desc, getTableColumns, inArray } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type { ApprovalAction } from '#contract/platform/approvals';
import type { VersionInput } from '#contract/platform/versions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import type { VersionTable } from '#db/schema/versions';
import { OPEN_STATES } from '#rules/platform/approvals';
import { message } from '#shared/fields';
import { entryOf, refuseFor } from '../approvals/actions.ts';
import { conflict } from '../http/errors.ts';
import { checkVersion, getRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import type { VersionKind } from './kind.ts';
import { type BegunVersion, endOf, phaseOf, versionError } from './rules.ts';

type Row = VersionTable['$inferSelect'];
export type VersionRow<Terms> = Omit<Row, 'terms'> & { terms: Terms };

/** With its phase at an instant, and the start of the approved version that follows it. */
export const withPhase = <T extends Pick<Row, 'state' | 'number' | 'startsAt'>>(
  row: T,
  approved: readonly BegunVersion[],
  now: number,
) => {
  const endsAt = endOf(row, approved);
  return { ...row, phase: phaseOf(row, endsAt, now), endsAt };
};

/** The number of a new version; 409 with the one that is worked on already. */
export const numbering = (table: VersionTable) => {
  const { id, number } = getTableColumns(table);
  const open = prepared({}, (q) =>
    q
      .select({ id, number })
      .from(table)
      .where(inArray(table.state, [...OPEN_STATES]))
      .limit(1),
  );
  const latest = prepared({}, (q) =>
    q.select({ number }).from(table).orderBy(desc(number)).limit(1),
  );
  return async (tx: Db): Promise<number> => {
    const [other] = await open(tx);
    if (other)
      throw conflict(message('versions.errors.versionOpen', { number: other.number }), {
        open: other,
      });
    return ((await latest(tx))[0]?.number ?? 0) + 1;
  };
};

/** The version, where this person may do this to it as they read it. */
export const loadFor = async <Terms extends object>(
  tx: Db,
  { actor, now }: Writer,
  { table }: VersionKind<Terms>,
  { id, action, read }: { id: number; action: ApprovalAction; read: number | undefined },
): Promise<VersionRow<Terms>> => {
  const row = (await getRow(tx, table, id)) as VersionRow<Terms>;
  checkVersion(row, read);
  refuseFor(versionError(action, row, actor.id, now));
  return row;
};

/** The fields of a version that staff write, as the activity log compares them. */
export const writtenFields = <Terms extends object>({
  terms,
  note,
  plannedAt,
}: VersionInput<Terms>) => ({
  ...terms,
  note,
  plannedAt,
});

/** The common fields of a version's activity entry. */
export const versionEntry = <Terms extends object>(
  writer: Writer,
  { resource, nameOf }: VersionKind<Terms>,
  version: { id: number; terms: Terms; number: number },
  verb: ActivityVerb,
) =>
  entryOf(
    resource,
    writer,
    { id: version.id, name: nameOf(version, writer.settings.language) },
    verb,
  );
