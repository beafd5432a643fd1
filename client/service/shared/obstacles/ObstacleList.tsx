/** Everything that keeps a ticket or a case from being closed, each with a link to what ends it. */
import { Alert, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Obstacle } from '#contract/service/obstacles';
import type { Api } from '../../../api.ts';
import { ApiError } from '../../../apiError.ts';
import { Gap } from '../../../ui/record/Gap.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { useWrongText } from '../../../ui/record/useWrongText.ts';

/** Those that a refusal names; none where it is about something else. */
export const obstaclesOf = (error: unknown): readonly Obstacle[] =>
  ApiError.from(error).details<{ obstacles: Obstacle[] }>().obstacles ?? [];

export const ObstacleList = ({
  obstacles,
  severity = 'error',
}: {
  obstacles: readonly Obstacle[];
  severity?: 'error' | 'warning';
}) => {
  const translate = useTranslate();
  const toText = useWrongText();
  if (obstacles.length === 0) return null;
  return (
    <Alert severity={severity}>
      {translate('obstacles.title')}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {obstacles.map(({ message, resource, id, name }, index) => (
          <li key={index}>
            <RecordLink resource={resource} id={id} to="show">
              {name}
            </RecordLink>
            <Gap />
            {toText(message)}
          </li>
        ))}
      </Box>
    </Alert>
  );
};

/** Asked before somebody tries to resolve the ticket. */
export const TicketObstacles = ({ ticketId }: { ticketId: number }) => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: ['tickets', 'obstacles', ticketId],
    queryFn: async ({ signal }) =>
      (await api.call<Obstacle[]>('GET', `/tickets/${ticketId}/obstacles`, undefined, signal)).data,
  });
  return <ObstacleList obstacles={data} severity="warning" />;
};
