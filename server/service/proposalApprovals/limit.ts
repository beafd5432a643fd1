/** What somebody offers alone: as much as the after-sales policy lets the role give without goods. */
import { rolesThatCan } from '#contract/platform/access';
import type { RemedyInput } from '#contract/service/remedies';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { HttpError } from '../../platform/http/errors.ts';
import { roleOf } from '../caseRefunds/load.ts';
import type { CaseActing } from '../cases/caseKinds.ts';
import { loadTerms } from '../policies/inForce.ts';
import { isWithin, roleLimit } from '../policies/rules.ts';
import { costOf } from './rules.ts';

/** Null for any amount. */
const limitOf = async (tx: Db, acting: CaseActing): Promise<number | null> => {
  const { terms } = await loadTerms(tx, acting.settings, acting.now);
  return roleLimit(terms, await roleOf(tx, acting), 'goodwillLimits');
};

export const isAboveLimit = async (
  tx: Db,
  acting: CaseActing,
  remedies: readonly RemedyInput[],
): Promise<boolean> => !isWithin(await limitOf(tx, acting), costOf(remedies));

/** 403 with the amount, the limit and who may approve it: a manager, and above the limit of managers the owner. */
export const refuseAboveLimit = async (
  tx: Db,
  acting: CaseActing,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  const limit = await limitOf(tx, acting);
  const amount = costOf(remedies);
  if (isWithin(limit, amount)) return;
  const { terms } = await loadTerms(tx, acting.settings, acting.now);
  const isForManagers = isWithin(terms.goodwillLimits.manager, amount);
  const roles = (isForManagers ? rolesThatCan('cases', 'decide') : ['owner']).join(', ');
  throw new HttpError(403, message('cases.errors.aboveRoleLimit', { amount, limit, roles }));
};
