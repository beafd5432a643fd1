import type { AttributeType } from '#contract/catalog/attributes';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

export const attributes = kit.table(
  'attributes',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    name: kit.text().notNull(),
    type: kit.text().$type<AttributeType>().notNull(),
    unit: kit.text(),
    /** For the types choice and colour: the selectable options, in order. `colour` is #rrggbb. */
    options: kit
      .json()
      .$type<{ code: string; names: Localized; colour?: string | undefined }[]>()
      .notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('attributes_code').on(t.code)],
);
