/** Corrective actions by stage: cards in columns, one below the other on a phone, each with a menu of its steps. */
import { Box, Card, Link, Typography } from '@mui/material';
import { Title, useGetIdentity, useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import {
  ACTION_STAGES,
  type ActionStage,
  type CorrectiveAction,
} from '#contract/surveys/correctiveActions';
import { allowedSteps } from '#rules/surveys/correctiveActions';
import { listLink } from '../../links.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ActionFiguresSection } from './ActionFiguresSection.tsx';
import { ActionVerbs } from './ActionVerbs.tsx';
import { DueDay } from '../shared/DueDay.tsx';
import { useSides } from './useSides.ts';

/** Of each stage; the list has the others. */
const SHOWN = 25;

const ActionCard = ({ action }: { action: CorrectiveAction }) => {
  const sidesOf = useSides();
  const { title, ownerName, dueOn } = action;
  return (
    <Card component="li" variant="outlined" sx={{ p: 1.25, mb: 1, overflow: 'visible' }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
        <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          <RecordLink resource="correctiveActions" id={action.id}>
            {title}
          </RecordLink>
        </Box>
        <ActionVerbs
          isMenu
          action={action}
          allowed={allowedSteps(action.stage, sidesOf(action)).filter((step) => step !== 'verify')}
        />
      </Box>
      {ownerName !== null && <Typography color="text.secondary">{ownerName}</Typography>}
      {dueOn !== null && (
        <Typography component="div" color="text.secondary">
          <DueDay {...action} />
        </Typography>
      )}
    </Card>
  );
};

const Column = ({ stage }: { stage: ActionStage }) => {
  const translate = useTranslate();
  const count = useCount();
  const query = useGetList<CorrectiveAction>('correctiveActions', {
    filter: { stage },
    sort: { field: 'dueOn', order: 'ASC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const { data, total = 0 } = query;
  const name = translate(`correctiveActions.stages.${stage}`);
  return (
    <Box component="section" aria-label={name} sx={{ minWidth: 0 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {name} {data && count(total)}
      </Typography>
      {data === undefined ? (
        <Loading query={query} height={80} />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {data.map((action) => (
            <ActionCard key={action.id} action={action} />
          ))}
        </Box>
      )}
      {total > SHOWN && (
        <Link component={RouterLink} to={listLink('correctiveActions', { filter: { stage } })}>
          {translate('correctiveActions.all')}
        </Link>
      )}
    </Box>
  );
};

const BoardPage = () => {
  const translate = useTranslate();
  const { isPending } = useGetIdentity();
  return (
    <Box sx={{ pt: 1, pb: 4 }}>
      <Title title={translate('correctiveActions.board')} preferenceKey={false} />
      <Link
        component={RouterLink}
        to={listLink('correctiveActions')}
        sx={{ display: 'inline-block', mb: 2 }}
      >
        {translate('correctiveActions.asList')}
      </Link>
      {!isPending && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            mb: 2,
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr)',
              sm: 'repeat(2, minmax(0, 1fr))',
              md: 'repeat(3, minmax(0, 1fr))',
              xl: 'repeat(6, minmax(0, 1fr))',
            },
          }}
        >
          {ACTION_STAGES.map((stage) => (
            <Column key={stage} stage={stage} />
          ))}
        </Box>
      )}
      <ActionFiguresSection />
    </Box>
  );
};
export default BoardPage;
