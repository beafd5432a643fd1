/** What may be done with a batch as it stands. Pure. */
import { can, type Role } from '#contract/platform/access';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { MovedSince } from '#contract/pricing/priceBatches/batchRows';
import { canApprove, isAllowedIn } from '#rules/platform/approvals';
import { toApprovable } from '#rules/pricing/priceBatches';

export type BatchVerb = 'submit' | 'edit' | 'approve' | 'reject' | 'revert' | 'delete';
/** Those that ask first. */
export type ConfirmedVerb = Exclude<BatchVerb, 'edit'>;

/** The nouns of the routes, and the grants they ask for. */
export const NOUNS = {
  submit: 'submission',
  approve: 'approval',
  reject: 'rejection',
  revert: 'reversion',
} as const;
const GRANTS: Record<BatchVerb, string> = {
  submit: 'edit',
  edit: 'edit',
  delete: 'delete',
  approve: 'approval',
  reject: 'approval',
  revert: 'edit',
};

const possible = (batch: PriceBatch, person: { id: string; role: Role }): BatchVerb[] => {
  const approvable = toApprovable(batch);
  if (isAllowedIn('submit', approvable.state)) return ['submit', 'edit', 'delete'];
  if (canApprove('priceBatches', approvable, person)) return ['approve', 'reject'];
  if (batch.phase === 'submitted') return ['delete'];
  const holds = batch.phase === 'scheduled' || batch.phase === 'inForce';
  return holds && batch.revertsId === null ? ['revert'] : [];
};

/** Would an approval go through? Batches that refuse conflicts are refused once a price has changed since they were computed. */
export const mayStillApprove = (
  { phase, request }: Pick<PriceBatch, 'phase' | 'request'>,
  moved: MovedSince | undefined,
): boolean => phase !== 'submitted' || request.conflicts !== 'refuse' || !moved?.prices;

/** What this person may do with it, the primary verb first. */
export const verbsOf = (batch: PriceBatch, person: { id: string; role: Role }): BatchVerb[] =>
  possible(batch, person).filter((verb) => can(person.role, 'priceBatches', GRANTS[verb]));
