/** How many members an audience has, as it is chosen. */
import { Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import {
  isLimitedToLevels,
  isLimitedToSegments,
  type LevelAudience,
} from '#contract/platform/audiences';
import type { Api } from '../../../api.ts';
import { useCount } from '../../../ui/list/useCount.ts';

export interface AudienceSizeProps {
  audience: LevelAudience & { groups?: readonly string[] };
}

export const AudienceSize = ({ audience }: AudienceSizeProps) => {
  const { levels, fromLevel = null, groups = [], segments = [] } = audience;
  const isLimited =
    isLimitedToLevels(audience) || isLimitedToSegments(audience) || groups.length > 0;
  const translate = useTranslate();
  const count = useCount();
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['members', 'audienceSize', levels, fromLevel, groups, segments],
    queryFn: async ({ signal }) =>
      (
        await api.call<{ members: number }>(
          'POST',
          '/members/audienceSize',
          { levels, fromLevel: fromLevel || null, groups, segments },
          signal,
        )
      ).data.members,
    enabled: isLimited,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!isLimited || data === undefined) return null;
  return (
    <Typography color="text.secondary" aria-live="polite" sx={{ fontSize: 12.5, mb: 1 }}>
      {translate('audiences.size', { smart_count: data, members: count(data) })}
    </Typography>
  );
};
