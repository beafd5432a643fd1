/** An alert: why it was raised, what the customer wrote, who was contacted when, and what came of it. */
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { AlertReason } from '#contract/surveys/alertRules';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import { useAudienceChoices } from '../../platform/shared/audience/useAudienceChoices.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { type Fact, Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { AlertInstant } from './AlertInstant.tsx';
import { AlertStage } from './AlertStage.tsx';
import { LeftContact } from '../shared/LeftContact.tsx';
import { useDimensions } from '../shared/useSurvey.ts';
import { AlertVerbs } from './AlertVerbs.tsx';
import { ContactLog } from './ContactLog.tsx';

const label = (field: string) => `resources.surveyAlerts.fields.${field}`;
const WORDS = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

const Title = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const alert = useRecordContext<SurveyAlertDetail>();
  // Of one that is not shown to the caller there is no number.
  if (!alert) return <span>{translate('resources.surveyAlerts.name', { smart_count: 1 })}</span>;
  return (
    <span>
      #{alert.id} · {toText(alert.surveyNames)}
    </span>
  );
};

const Header = () => {
  const alert = useRecordContext<SurveyAlertDetail>();
  if (!alert) return null;
  return (
    <>
      <AlertStage stage={alert.stage} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <AlertVerbs alert={alert} />
      </Box>
    </>
  );
};

const Reason = ({ reason: { kind, value, word, dimensionKey } }: { reason: AlertReason }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data: dimensions = [] } = useDimensions();
  const dimension = dimensions.find(({ key }) => key === dimensionKey);
  return (
    <li>
      {[
        translate(`surveyAlerts.rules.${kind}`),
        kind === 'dimension' ? toText(dimension?.names) || dimensionKey : null,
        word,
        value === null ? null : translate('surveyAlerts.given', { value }),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    </li>
  );
};

const Main = () => {
  const translate = useTranslate();
  const alert = useRecordContext<SurveyAlertDetail>();
  if (!alert) return null;
  const { reasons, comments, contacts, canBeReached, actionTaken, precision } = alert;
  return (
    <>
      <Section title="surveyAlerts.sections.reasons">
        {precision === 'month' && (
          <Typography color="text.secondary">{translate('surveyAlerts.help.hidden')}</Typography>
        )}
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {reasons.map((reason) => (
            <Reason
              key={`${reason.kind} ${reason.questionKey} ${reason.rowKey} ${reason.word}`}
              reason={reason}
            />
          ))}
        </Box>
        {comments.map((comment) => (
          <Typography key={comment} component="blockquote" sx={{ ...WORDS, mx: 0, my: 1 }}>
            {comment}
          </Typography>
        ))}
      </Section>
      <Section title="surveyAlerts.sections.contacts">
        <LeftContact alert={alert} />
        {canBeReached ? (
          <ContactLog contacts={contacts} />
        ) : (
          <Typography color="text.secondary">{translate('surveyAlerts.help.unreached')}</Typography>
        )}
      </Section>
      {actionTaken !== null && (
        <Section title={label('actionTaken')}>
          <Typography sx={WORDS}>{actionTaken}</Typography>
        </Section>
      )}
    </>
  );
};

/** What has not happened yet is left out. */
const isKnown = ({ value }: Fact) => value !== null && value !== false;

const Rail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const alert = useRecordContext<SurveyAlertDetail>();
  const { channels } = useAudienceChoices();
  if (!alert) return null;
  const channel = channels.find(({ key }) => key === alert.channel);
  const at = (instant: number | null) => instant && <Instant at={instant} />;
  const { memberId, ticketId, responseId, rootCauseNames, recovery, stage } = alert;
  return (
    <>
      <Section title="surveyAlerts.sections.facts">
        <Facts
          facts={[
            {
              label: label('surveyId'),
              value: (
                <RecordLink resource="surveys" id={alert.surveyId} to="show">
                  {toText(alert.surveyNames)}
                </RecordLink>
              ),
            },
            { label: label('answeredAt'), value: <AlertInstant alert={alert} /> },
            { label: label('dueAt'), value: at(alert.dueAt) },
            {
              label: label('ownerId'),
              value: alert.ownerName ?? translate('surveyAlerts.anyManager'),
            },
            {
              label: label('memberId'),
              value: memberId !== null && (
                <RecordLink resource="members" id={memberId} to="show">
                  {alert.memberExternalId}
                </RecordLink>
              ),
            },
            {
              label: label('ticketId'),
              value: ticketId !== null && (
                <RecordLink resource="tickets" id={ticketId} to="show">
                  {alert.ticketNumber}
                </RecordLink>
              ),
            },
            {
              label: label('responseId'),
              value: responseId !== null && (
                <RecordLink resource="surveyResponses" id={responseId} to="show">
                  {translate('surveyAlerts.openResponse')}
                </RecordLink>
              ),
            },
            { label: label('agentName'), value: alert.agentName },
            { label: label('channel'), value: toText(channel?.names) || alert.channel },
            ...[
              { label: label('contactedAt'), value: at(alert.contactedAt) },
              {
                label: label('contactMinutes'),
                value: alert.contactedAt !== null && alert.contactMinutes,
              },
              { label: label('closedAt'), value: at(alert.closedAt) },
              {
                label: label('wasContacted'),
                // Of an alert that was opened again it is asked anew.
                value: stage === 'closed' && translate(`ra.boolean.${alert.wasContacted === true}`),
              },
              {
                label: label('rootCauseId'),
                value: rootCauseNames !== null && toText(rootCauseNames),
              },
              {
                label: label('recovery'),
                value: recovery !== null && translate(`surveyAlerts.recoveries.${recovery}`),
              },
              { label: label('reopenedAt'), value: at(alert.reopenedAt) },
            ].filter(isKnown),
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const AlertShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default AlertShow;
