/** What the person is to each action, as the server says it. */
import { useCanAccess, useGetIdentity } from 'react-admin';
import type { CorrectiveAction } from '#contract/surveys/correctiveActions';
import type { ActionSide } from '#rules/surveys/correctiveActions';

export const useSides = () => {
  const { identity } = useGetIdentity();
  const resource = 'correctiveActions';
  const { canAccess: decides = false } = useCanAccess({ resource, action: 'decide' });
  const { canAccess: writes = false } = useCanAccess({ resource, action: 'edit' });
  return ({
    ownerId,
    verifierId,
  }: Pick<CorrectiveAction, 'ownerId' | 'verifierId'>): ReadonlySet<ActionSide> =>
    new Set<ActionSide>([
      ...(decides ? (['manager'] as const) : []),
      ...(writes ? (['writer'] as const) : []),
      ...(identity !== undefined && identity.id === ownerId ? (['owner'] as const) : []),
      ...(identity !== undefined && identity.id === verifierId ? (['verifier'] as const) : []),
    ]);
};
