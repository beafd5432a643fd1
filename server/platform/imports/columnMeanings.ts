/** What the columns of a file mean: its headings in Chinese, and what was chosen for them. */
import type { ImportColumns, ImportKind, ImportSetting } from '#contract/platform/imports';
import type { Db } from '#db';
import { headingsOf } from '#contract/platform/imports/headings';
import { findImportKind } from './kinds.ts';

/** The columns of a kind; none where its files are what another system exports. */
export const listColumns = async (db: Db, kind: ImportKind): Promise<ImportColumns> =>
  (await findImportKind(kind).columns?.(db)) ?? { required: [], optional: [] };

/** The setting with the meaning of every heading of the kind; what was chosen for one counts more. */
export const withHeadings = async <Setting extends Pick<ImportSetting, 'columns'>>(
  db: Db,
  kind: ImportKind,
  setting: Setting,
): Promise<Setting> => {
  const { required, optional } = await listColumns(db, kind);
  return { ...setting, columns: { ...headingsOf([...required, ...optional]), ...setting.columns } };
};
