/** One response: its answers, and as much of who gave them as the survey promises to show. */
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { SurveyResponseDetail } from '#contract/surveys/responses';
import { MemberLink } from '../../members/shared/members.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { AlertSection } from '../shared/AlertSection.tsx';
import { AnsweredAt } from '../shared/AnsweredAt.tsx';
import { AnswerList } from './AnswerList.tsx';
import { ResponseScore } from '../shared/ResponseScore.tsx';
import { TagsDialog } from './TagsDialog.tsx';
import { useTopicNames } from '../shared/useTopicNames.ts';

const Title = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const response = useRecordContext<SurveyResponseDetail>();
  return (
    <span>
      {response && translate('surveyResponses.title', { survey: toText(response.surveyNames) })}
    </span>
  );
};

const Header = () => {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const response = useRecordContext<SurveyResponseDetail>();
  const { canAccess = false } = useCanAccess({ resource: 'surveyResponses', action: 'tag' });
  if (!response) return null;
  return (
    <>
      <ResponseScore response={response} />
      {canAccess && (
        <Box sx={{ ml: { sm: 'auto' } }}>
          <Button variant="outlined" onClick={() => setOpen(true)}>
            {translate('surveyResponses.tags.verb')}
          </Button>
        </Box>
      )}
      {isOpen && <TagsDialog response={response} onClose={() => setOpen(false)} />}
    </>
  );
};

const Main = () => {
  const response = useRecordContext<SurveyResponseDetail>();
  if (!response) return null;
  return (
    <Section title="surveyResponses.answers">
      <AnswerList response={response} />
    </Section>
  );
};

const useFacts = (response: SurveyResponseDetail) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const topicNames = useTopicNames();
  const label = (field: string) => `resources.surveyResponses.fields.${field}`;
  const list = (texts: readonly string[]) => texts.join(translate('layout.listSeparator'));
  const { surveyId, surveyNames, versionId, versionNumber, ticketId, ticketNumber } = response;
  return [
    { label: label('answeredAt'), value: <AnsweredAt response={response} /> },
    {
      label: label('surveyId'),
      value: (
        <RecordLink resource="surveys" id={surveyId}>
          {toText(surveyNames)}
        </RecordLink>
      ),
    },
    {
      label: label('versionNumber'),
      value: (
        <RecordLink resource="surveyVersions" id={versionId}>
          {String(versionNumber)}
        </RecordLink>
      ),
    },
    { label: label('memberId'), value: <MemberLink id={response.memberId} /> },
    ...(ticketId === null
      ? []
      : [
          {
            label: label('ticketId'),
            value: (
              <RecordLink resource="tickets" id={ticketId}>
                {ticketNumber}
              </RecordLink>
            ),
          },
        ]),
    { label: label('source'), value: translate(`surveyResponses.sources.${response.source}`) },
    {
      label: label('language'),
      value: response.language && translate(`surveyResponses.languages.${response.language}`),
    },
    { label: label('topics'), value: topicNames(response.topics) },
    { label: label('tags'), value: list(response.tags) },
    {
      label: label('quality'),
      value: list([
        translate(`surveyResponses.qualities.${response.quality}`),
        ...response.qualityReasons.map((reason) =>
          translate(`surveyResponses.qualityReasons.${reason}`),
        ),
      ]),
    },
    {
      label: label('contactWanted'),
      value: response.contactWanted
        ? (response.contact ?? translate('surveyResponses.wanted'))
        : translate('surveyResponses.notWanted'),
    },
  ];
};

const FactSection = ({ response }: { response: SurveyResponseDetail }) => {
  const translate = useTranslate();
  return (
    <Section title="surveyResponses.facts">
      <Facts facts={useFacts(response)} />
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {translate(
          response.source === 'openLink'
            ? 'surveyResponses.openHelp'
            : `surveyResponses.modeHelp.${response.identityMode}`,
        )}
      </Typography>
    </Section>
  );
};

const Rail = () => {
  const response = useRecordContext<SurveyResponseDetail>();
  if (!response) return null;
  return (
    <>
      <FactSection response={response} />
      <AlertSection filter={{ responseId: response.id }} />
      <HistorySection />
    </>
  );
};

const ResponseShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default ResponseShow;
