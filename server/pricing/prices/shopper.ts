/** Loads the shopper for whom a store requests prices. */
import type { StorePricesInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { statement } from '#db/statements';

/** Written by hand, because pricing must not import the domain of members, to which this table belongs. */
const memberByExternalId = statement<{ level: string | null; groups: string }>(
  'select level, groups from members where external_id = ?',
);

/** The shopper's level and groups: as sent, else those of the member. */
export const loadShopper = async (db: Db, { member, level, groups }: StorePricesInput) => {
  const [known] = member ? await memberByExternalId(db, member) : [];
  return {
    level: level === undefined || level === null ? (known?.level ?? null) : level,
    groups: groups ?? (known ? (JSON.parse(known.groups) as string[]) : []),
    unknownMember: Boolean(member) && !known,
  };
};
