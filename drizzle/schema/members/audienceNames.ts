import type { AudienceKind } from '#contract/platform/audiences';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Levels, groups and channels as the store's own systems name them, with what staff call them. */
export const audienceNames = kit.table(
  'audience_names',
  {
    id: kit.id(),
    kind: kit.text().$type<AudienceKind>().notNull(),
    /** As the store's own systems send it; never changes. */
    key: kit.text().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    /** Of a level: the higher, the better. */
    rank: kit.integer().notNull().default(0),
    /** `#rrggbb`, or null. */
    color: kit.text(),
    ...stamps(),
  },
  (t) => [kit.unique('audience_names_key').on(t.kind, t.key)],
);
