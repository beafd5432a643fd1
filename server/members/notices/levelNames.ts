/** The names of levels in messages. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import type { Localized } from '#shared/localization';

const namesByKeys = prepared(
  { kind: audienceNames.kind, keys: many(audienceNames.key) },
  (q, { kind, keys }) =>
    q
      .select({ key: audienceNames.key, names: audienceNames.names })
      .from(audienceNames)
      .where(and(eq(audienceNames.kind, kind), inArray(audienceNames.key, keys))),
);

/** The names of these levels; the key of one that has none. */
export const loadLevelNames = async (
  db: Db,
  keys: readonly string[],
): Promise<(key: string) => Localized> => {
  const names = new Map(
    (await namesByKeys(db, { kind: 'levels', keys: [...new Set(keys)] })).map((row) => [
      row.key,
      row.names,
    ]),
  );
  return (key) => ({ en: key, zh: key, ...names.get(key) });
};
