/** What was chosen for the columns of earlier files of a kind. */
import { and, desc, eq } from 'drizzle-orm';
import { type ImportColumns, type ImportKind, ImportSetting } from '#contract/platform/imports';
import type { Db } from '#db';
import { fileColumns } from './fileColumns.ts';
import { prepared } from '#db/prepared';
import { jobs } from '#db/schema/platform/jobs';

/** Imports that are looked at, the newest first. */
const RECENT = 50;
const recentImports = prepared({ kind: jobs.kind, status: jobs.status }, (q, { kind, status }) =>
  q
    .select({ input: jobs.input })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), eq(jobs.status, status)))
    .orderBy(desc(jobs.id))
    .limit(RECENT),
);

/** Choices for names that the kind itself does not know; undefined where there are none. */
export const strangeColumns = (
  columns: ImportSetting['columns'],
  { required, optional }: ImportColumns,
): ImportSetting['columns'] => {
  const known = new Set([...required, ...optional].map((name) => name.toLowerCase()));
  const strange = Object.entries(columns ?? {}).filter(([name]) => !known.has(name.toLowerCase()));
  return strange.length > 0 ? Object.fromEntries(strange) : undefined;
};

/**
 * What was chosen for the file whose refused rows another one holds, which has its columns; undefined where it is not known.
 * It counts also where that file was not applied: it may be saved as a whole or not at all.
 */
export const columnsOfSource = async (
  db: Db,
  kind: ImportKind,
  headings: readonly string[],
): Promise<ImportSetting['columns']> => {
  for (const { input } of await recentImports(db, { kind: 'import', status: 'done' })) {
    const known = fileColumns(input).headings;
    const isSource =
      input.kind === kind &&
      known.length === headings.length &&
      known.every((name, index) => name === headings[index]);
    if (isSource) return ImportSetting.shape.columns.safeParse(input.columns).data;
  }
  return undefined;
};

/**
 * The columns of the last applied import of a kind for which some were chosen, as a setting of the next one. A name that
 * the kind itself knows keeps its own meaning, so that the console's own files are read as ever.
 */
export const rememberedColumns = async (
  db: Db,
  kind: ImportKind,
  known: ImportColumns,
): Promise<Pick<ImportSetting, 'columns'>> => {
  for (const { input } of await recentImports(db, { kind: 'import', status: 'done' })) {
    if (input.kind !== kind || input.dryRun !== false) continue;
    const { data: columns } = ImportSetting.shape.columns.safeParse(input.columns);
    const strange = strangeColumns(columns, known);
    if (strange) return { columns: strange };
  }
  return {};
};
