/** The alerts of a ticket or a response, each with the address that the customer left. */
import { Box } from '@mui/material';
import { useCanAccess, useGetList, useGetOne, useTranslate } from 'react-admin';
import type { SurveyAlert, SurveyAlertDetail } from '#contract/surveys/alerts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { LeftContact } from './LeftContact.tsx';

const MOST = 20;

const AlertLine = ({ alert: { id, surveyNames, stage } }: { alert: SurveyAlert }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data } = useGetOne<SurveyAlertDetail>('surveyAlerts', { id });
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <RecordLink resource="surveyAlerts" id={id} to="show">
        #{id} · {toText(surveyNames)}
      </RecordLink>
      {' · '}
      {translate(`surveyAlerts.stages.${stage}`)}
      {data && <LeftContact alert={data} />}
    </Box>
  );
};

export const AlertSection = ({
  filter,
}: {
  filter: { ticketId: number } | { responseId: string };
}) => {
  const { canAccess = false } = useCanAccess({ resource: 'surveyAlerts', action: 'list' });
  const { data = [] } = useGetList<SurveyAlert>(
    'surveyAlerts',
    {
      filter,
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'answeredAt', order: 'DESC' },
    },
    { enabled: canAccess },
  );
  if (data.length === 0) return null;
  return (
    <Section title="surveyAlerts.sections.alerts">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data.map((alert) => (
          <AlertLine key={alert.id} alert={alert} />
        ))}
      </Box>
    </Section>
  );
};
