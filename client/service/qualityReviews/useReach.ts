/** Whom the person who works here may review: everybody, or the teams that they lead. */
import { useCanAccess, useGetList } from 'react-admin';
import type { Team } from '#contract/service/teams';
import { useAccount } from '../../platform/shared/useAccount.ts';

const MOST = 200;

export const useReach = () => {
  const account = useAccount();
  const { canAccess: isForAll = false } = useCanAccess({
    resource: 'qualityReviews',
    action: 'all',
  });
  const { canAccess: isAgent = false } = useCanAccess({
    resource: 'qualityReviews',
    action: 'create',
  });
  const { data: teams = [] } = useGetList<Team>(
    'teams',
    { pagination: { page: 1, perPage: MOST }, sort: { field: 'id', order: 'ASC' } },
    { enabled: isAgent && !isForAll },
  );
  const led = new Set(
    teams.filter(({ leadId }) => leadId === account?.id).flatMap(({ memberIds }) => memberIds),
  );
  return {
    reviewsAny: isForAll || [...led].some((id) => id !== account?.id),
    /** Nobody reviews themselves. */
    reviews: (agentId: string) => agentId !== account?.id && (isForAll || led.has(agentId)),
  };
};
