/** The regions and countries that members are known to live in, for the filters of their list. */
import { and, asc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { MemberPlaces } from '#contract/members/members';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';

/** More are no choice but a search: what is typed is looked for anyway. */
const MOST = 500;

const distinctRegions = prepared({}, (q) =>
  q
    .selectDistinct({ name: members.region })
    .from(members)
    .where(
      and(
        isNotNull(members.region),
        // A profile that was refused is no choice either.
        or(isNull(members.profilingConsent), eq(members.profilingConsent, true)),
      ),
    )
    .orderBy(asc(members.region)),
);
const distinctCountries = prepared({}, (q) =>
  q
    .selectDistinct({ name: members.country })
    .from(members)
    .where(and(isNotNull(members.country), ne(members.country, '')))
    .orderBy(asc(members.country)),
);

const namesOf = (rows: readonly { name: string | null }[]) =>
  rows.flatMap(({ name }) => (name === null ? [] : [name]));

export const loadRegions = async (db: Db): Promise<string[]> => namesOf(await distinctRegions(db));

export const loadPlaces = async (db: Db): Promise<MemberPlaces> => ({
  regions: (await loadRegions(db)).slice(0, MOST),
  countries: namesOf(await distinctCountries(db)).slice(0, MOST),
});
