/** What approving a late order or event would give the member, read when the approver is asked. */
import { useQuery } from '@tanstack/react-query';
import { Box } from '@mui/material';
import { useDataProvider, useTranslate } from 'react-admin';
import type { EarnPreview as Preview } from '#contract/orders/earnApprovals';
import type { Api } from '../../api.ts';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';

const WORDS = 'earnApprovals.preview';

const useLines = () => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const levelOf = (level: string | null) =>
    level === null ? translate(`${WORDS}.noLevel`) : nameOf('levels', level);
  return ({ points, takenBack, lapsed, growth, levelBefore, levelAfter }: Preview): string[] => [
    translate(`${WORDS}.points`, { points: count(points) }),
    ...(takenBack > 0 ? [translate(`${WORDS}.takenBack`, { points: count(takenBack) })] : []),
    ...(lapsed > 0 ? [translate(`${WORDS}.lapsed`, { points: count(lapsed) })] : []),
    translate(`${WORDS}.growth`, { growth: count(growth) }),
    levelBefore === levelAfter
      ? translate(`${WORDS}.stays`, { level: levelOf(levelAfter) })
      : translate(`${WORDS}.rises`, { from: levelOf(levelBefore), to: levelOf(levelAfter) }),
  ];
};

export const EarnPreview = ({ id }: { id: number }) => {
  const api = useDataProvider<Api>();
  const linesOf = useLines();
  const query = useQuery({
    queryKey: ['earnApprovals', 'preview', id],
    queryFn: async ({ signal }) =>
      (await api.call<Preview>('GET', `/earnApprovals/${id}/preview`, undefined, signal)).data,
    // What it would give depends on everything else that the member has by then.
    gcTime: 0,
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
