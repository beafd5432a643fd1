import type { Responsibility } from '#contract/orders/responsibilities';
import type { Disposition } from '#contract/orders/returnReasons';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Why goods come back. */
export const returnReasons = kit.table(
  'return_reasons',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    parentId: kit.integer(),
    names: kit.json().$type<Localized>().notNull(),
    responsibility: kit.text().$type<Responsibility>().notNull(),
    disposition: kit.text().$type<Disposition>().notNull(),
    needsPhoto: kit.yesNo().notNull(),
    isOffered: kit.yesNo().notNull(),
    position: kit.integer().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('return_reasons_code').on(t.code)],
);

/** Texts of returns that mean a reason, exactly as the shop sends them. */
export const returnReasonWords = kit.table(
  'return_reason_words',
  {
    id: kit.id(),
    reasonId: kit
      .integer()
      .notNull()
      .references(() => returnReasons.id, { onDelete: 'cascade' }),
    text: kit.text().notNull(),
  },
  (t) => [
    kit.unique('return_reason_words_text').on(t.text),
    kit.index('return_reason_words_reason').on(t.reasonId),
  ],
);
