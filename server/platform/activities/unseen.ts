/** Records of which some readers of the log learn nothing, because the record itself does not answer them. */
import { Hook } from '#shared/hook';
import type { Context } from '../http/context.ts';
import type { Condition } from '../lists/spec.ts';

export interface UnseenRecords {
  resource: string;
  /** A statement that selects the ids, as texts, of those that this caller may not see; null where there are none. */
  idsOf: (context: Context) => Condition | null;
}

/** Contributions of every domain. */
export const unseenRecords = new Hook<UnseenRecords>('unseenRecords');

const OF = '"activities"';

/** The entries that this reader of the log sees; null for all. */
export const seenEntries = (context: Context): Condition | null => {
  const hidden = unseenRecords.parts.flatMap(({ resource, idsOf }) => {
    const ids = idsOf(context);
    return ids === null ? [] : [{ resource, ids }];
  });
  if (hidden.length === 0) return null;
  return {
    sql: hidden
      .map(
        ({ ids }) =>
          `not (${OF}.resource = ? and ${OF}.record_id is not null and ${OF}.record_id in (${ids.sql}))`,
      )
      .join(' and '),
    values: hidden.flatMap(({ resource, ids }) => [resource, ...ids.values]),
  };
};
