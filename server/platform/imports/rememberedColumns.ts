/** What was chosen for the columns of earlier files of a kind. */
import { and, desc, eq } from 'drizzle-orm';
import { type ImportKind, ImportSetting } from '#contract/platform/imports';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { jobs } from '#db/schema/platform/jobs';

/** Applied imports that are looked at, the newest first. */
const RECENT = 50;
const recentImports = prepared({ kind: jobs.kind, status: jobs.status }, (q, { kind, status }) =>
  q
    .select({ input: jobs.input })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), eq(jobs.status, status)))
    .orderBy(desc(jobs.id))
    .limit(RECENT),
);

/**
 * The columns of the last applied import of a kind for which some were chosen, as a setting of the next one. Names that
 * the next file does not have do no harm.
 */
export const rememberedColumns = async (
  db: Db,
  kind: ImportKind,
): Promise<Pick<ImportSetting, 'columns'>> => {
  for (const { input } of await recentImports(db, { kind: 'import', status: 'done' })) {
    if (input.kind !== kind || input.dryRun !== false) continue;
    const { data: columns } = ImportSetting.shape.columns.safeParse(input.columns);
    if (columns && Object.keys(columns).length > 0) return { columns };
  }
  return {};
};
