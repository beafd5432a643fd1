/** The records of the catalogue that the rules for earning refer to. Pure. */
import type { ProgrammeTerms } from '#contract/members/programme';
import { referencesOfScope, type ScopeReference } from '../../catalog/scopes/references.ts';

export const referencesIn = ({ earnRules }: ProgrammeTerms): ScopeReference[] =>
  earnRules.flatMap(({ scope }, index) => referencesOfScope(scope, ['earnRules', index, 'scope']));
