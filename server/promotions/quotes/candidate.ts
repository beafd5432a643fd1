/** Compiles a promotion to a candidate of the engine. */
import { localize, type Localized } from '#shared/localization';
import type { Terms } from '#contract/promotions/promotions';
import { compileTerms } from '../engine/compile.ts';
import type { Candidate } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';

export const candidateOf = (
  row: {
    id: number;
    name: string;
    labels: Localized;
    terms: Terms;
    revision: number;
    paused: boolean;
  },
  campaign: Candidate['campaign'],
  { language }: Pick<Settings, 'language'>,
): Candidate => ({
  id: row.id,
  revision: row.revision,
  name: row.name,
  label: localize(row.labels, language) || row.name,
  terms: row.terms,
  compiled: compileTerms(row.terms),
  paused: row.paused,
  code: null,
  couponId: null,
  couponUses: null,
  campaign,
});
