import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Why things go wrong: a tree that staff keep. A cause that is used stays, and is archived instead. */
export const rootCauses = kit.table(
  'root_causes',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    parentId: kit.integer(),
    /** Whether it lies within the company: then somebody answers for it. */
    isInternal: kit.yesNo().notNull(),
    archivedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.unique('root_causes_code').on(t.code)],
);
