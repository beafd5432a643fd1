import type { ApprovalState } from '#contract/platform/approvals';
import { kit } from '../kit.ts';
import { stamps } from './stamps.ts';

/** A table of versions of terms, each approved by a second person. They never change once they have been decided on. */
export const versionTable = <Terms>(name: string) =>
  kit.table(
    name,
    {
      id: kit.id(),
      number: kit.integer().notNull(),
      state: kit.text().$type<ApprovalState>().notNull(),
      terms: kit.json().$type<Terms>().notNull(),
      note: kit.text(),
      /** From when on it is to hold; null for its approval. */
      plannedAt: kit.instant(),
      /** From when on it holds; null until it is approved. Never before its approval. */
      startsAt: kit.instant(),
      authorName: kit.text().notNull(),
      /** Everyone who has saved it: none of them may approve it. */
      authorIds: kit.json().$type<string[]>().notNull(),
      approverName: kit.text(),
      /** The comment of the person who decided. */
      decision: kit.text(),
      decidedAt: kit.instant(),
      ...stamps(),
    },
    (t) => [
      kit.unique(`${name}_number`).on(t.number),
      kit.index(`${name}_starts_at`).on(t.startsAt),
    ],
  );
export type VersionTable = ReturnType<typeof versionTable<unknown>>;
