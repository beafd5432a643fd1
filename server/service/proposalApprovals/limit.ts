/** What somebody offers alone: as much as the after-sales policy lets the role give without goods. */
import { rolesThatCan } from '#contract/platform/access';
import type { RemedyInput } from '#contract/service/remedies';
import type { Db } from '#db';
import { staff } from '#db/schema/platform/staff';
import { forbidden } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { CaseActing } from '../cases/caseKinds.ts';
import { loadTerms } from '../policies/inForce.ts';
import { isWithin, roleLimit } from '../policies/rules.ts';
import { costOf } from './rules.ts';

export const isAboveLimit = async (
  tx: Db,
  { actor, now, settings }: CaseActing,
  remedies: readonly RemedyInput[],
): Promise<boolean> => {
  const person = actor.id === null ? undefined : await findRow(tx, staff, actor.id);
  const { terms } = await loadTerms(tx, settings, now);
  return !isWithin(roleLimit(terms, person?.role ?? null, 'goodwillLimits'), costOf(remedies));
};

/** 403 with who may approve it: a manager, and above the limit of managers the owner. */
export const refuseAboveLimit = async (
  tx: Db,
  acting: CaseActing,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  if (!(await isAboveLimit(tx, acting, remedies))) return;
  const { terms } = await loadTerms(tx, acting.settings, acting.now);
  const isForManagers = isWithin(terms.goodwillLimits.manager, costOf(remedies));
  throw forbidden(isForManagers ? rolesThatCan('cases', 'decide') : ['owner']);
};
