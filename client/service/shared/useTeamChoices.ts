/** All teams as choices, with their names in the language of the screen. */
import { useGetList } from 'react-admin';
import type { Team } from '#contract/service/teams';
import { useLocalize } from '../../ui/record/localized.tsx';

const MOST = 200;

export const useTeamChoices = (): { id: string; name: string }[] => {
  const toText = useLocalize();
  const { data = [] } = useGetList<Team>('teams', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'id', order: 'ASC' },
  });
  return data.map(({ id, names }) => ({ id: String(id), name: toText(names) }));
};
