import type { RedactedPart, RedactedResource } from '#contract/service/wordRedactions';
import { kit } from '../../kit.ts';

/** Words that were taken out of a step, a finding, evidence or a refund: that they were there stays, with a hash of them. */
export const wordRedactions = kit.table(
  'word_redactions',
  {
    id: kit.id(),
    resource: kit.text().$type<RedactedResource>().notNull(),
    recordId: kit.integer().notNull(),
    part: kit.text().$type<RedactedPart>().notNull(),
    /** The row within the record, where the part has several. */
    partId: kit.integer(),
    wordsHash: kit.text().notNull(),
    reason: kit.text().notNull(),
    redactedBy: kit.text().notNull(),
    redactedAt: kit.instant().notNull(),
  },
  (t) => [kit.index('word_redactions_record').on(t.resource, t.recordId)],
);
