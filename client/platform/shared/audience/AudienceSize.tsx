/** How many members an audience has, as it is chosen. */
import { Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../../api.ts';
import { useCount } from '../../../ui/list/useCount.ts';

export interface AudienceSizeProps {
  levels: readonly string[];
  groups?: readonly string[];
}

export const AudienceSize = ({ levels, groups = [] }: AudienceSizeProps) => {
  const translate = useTranslate();
  const count = useCount();
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['members', 'audienceSize', levels, groups],
    queryFn: async ({ signal }) =>
      (
        await api.call<{ members: number }>(
          'POST',
          '/members/audienceSize',
          { levels, groups },
          signal,
        )
      ).data.members,
    enabled: levels.length + groups.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (levels.length + groups.length === 0 || data === undefined) return null;
  return (
    <Typography color="text.secondary" aria-live="polite" sx={{ fontSize: 12.5, mb: 1 }}>
      {translate('audiences.size', { smart_count: data, members: count(data) })}
    </Typography>
  );
};
