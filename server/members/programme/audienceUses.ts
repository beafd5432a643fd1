/** Versions of the programme that name a level, group or channel. */
import { desc, ne } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { LANGUAGES } from '#shared/localization';
import { type AudienceKey, namesKey } from '../../platform/audiences/uses.ts';
import { versionName } from './record.ts';

/** Also those of the past: what happened then is judged by them. */
const versions = prepared({}, (q) =>
  q
    .select({
      id: programmeVersions.id,
      number: programmeVersions.number,
      terms: programmeVersions.terms,
    })
    .from(programmeVersions)
    .where(ne(programmeVersions.state, 'withdrawn'))
    .orderBy(desc(programmeVersions.number)),
);

const isNaming = (terms: ProgrammeTerms, named: AudienceKey): boolean =>
  terms.earnRules.some(({ audience }) => namesKey(audience, named)) ||
  (named.kind === 'levels' &&
    !named.andAbove &&
    [...terms.levels.map(({ key }) => key), ...terms.movedLevels.map(({ to }) => to)].includes(
      named.key,
    ));

export const programmeNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> =>
  (await versions(db))
    .filter(({ terms }) => isNaming(terms, named))
    .map((version) => ({
      resource: 'programmeVersions',
      id: version.id,
      name: versionName(version, LANGUAGES[0]),
    }));
