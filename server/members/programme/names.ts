/** What a version of the programme is called. */
import type { ProgrammeTerms } from '#contract/members/programme';
import { type Language, localize } from '#shared/localization';

/** The name of the programme with the number of the version, as in “Club v3”. */
export const versionName = (
  { terms, number }: { terms: Pick<ProgrammeTerms, 'names'>; number: number },
  language: Language,
): string => `${localize(terms.names, language)} v${number}`;
