/** What approving the selected late orders and events would give in all, read when the approver is asked. */
import { useQuery } from '@tanstack/react-query';
import { Box } from '@mui/material';
import { useDataProvider, useTranslate } from 'react-admin';
import type { EarnSums as Sums } from '#contract/orders/earnApprovals';
import type { Api } from '../../api.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';

const useLines = (asked: number) => {
  const translate = useTranslate();
  const count = useCount();
  const say = (key: string, args: object) => translate(`earnApprovals.${key}`, args);
  return ({ points, takenBack, lapsed, growth, waiting, members, rises }: Sums): string[] => [
    say('sums.points', { points: count(points), smart_count: members }),
    ...(takenBack > 0 ? [say('preview.takenBack', { points: count(takenBack) })] : []),
    ...(lapsed > 0 ? [say('preview.lapsed', { points: count(lapsed) })] : []),
    say('sums.growth', { growth: count(growth) }),
    rises > 0 ? say('sums.rises', { smart_count: rises }) : say('sums.noRises', {}),
    ...(asked > waiting ? [say('sums.decided', { smart_count: asked - waiting })] : []),
  ];
};

export const EarnSums = ({ ids }: { ids: readonly number[] }) => {
  const api = useDataProvider<Api>();
  const linesOf = useLines(ids.length);
  const query = useQuery({
    queryKey: ['earnApprovals', 'decisionsPreview', ids],
    queryFn: async ({ signal }) =>
      (await api.call<Sums>('POST', '/earnApprovals/decisionsPreview', { ids }, signal)).data,
    // What they would give depends on everything else that the members have by then.
    gcTime: 0,
    retry: false,
  });
  if (!query.data) return <Loading query={query} height={80} />;
  return (
    <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
      {linesOf(query.data).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Box>
  );
};
