/** A corrective action: what is to change, whether it helped, and what it is based on. */
import { Box, Typography } from '@mui/material';
import { ReferenceField, useRecordContext, useTranslate } from 'react-admin';
import type { CorrectiveActionDetail } from '#contract/surveys/correctiveActions';
import type { Localized } from '#shared/localization';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useDimensions } from '../shared/useSurvey.ts';
import { ActionVerbs } from './ActionVerbs.tsx';
import { DueDay } from '../shared/DueDay.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { StageChip } from './StageChip.tsx';
import { VerificationSection } from './VerificationSection.tsx';

const Title = () => {
  const translate = useTranslate();
  const action = useRecordContext<CorrectiveActionDetail>();
  return (
    <span>
      {action?.title ?? translate('resources.correctiveActions.name', { smart_count: 1 })}
    </span>
  );
};

const Header = () => {
  const action = useRecordContext<CorrectiveActionDetail>();
  if (!action) return null;
  return (
    <>
      <StageChip stage={action.stage} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <ActionVerbs action={action} allowed={action.allowed} verification={action.verification} />
      </Box>
    </>
  );
};

const Main = () => {
  const translate = useTranslate();
  const action = useRecordContext<CorrectiveActionDetail>();
  if (!action) return null;
  const { plan, reason } = action;
  return (
    <>
      <Section title="resources.correctiveActions.fields.plan">
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {plan || translate('correctiveActions.noPlan')}
        </Typography>
        {reason !== null && (
          <Typography color="text.secondary" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
            {translate('correctiveActions.dismissedFor', { reason })}
          </Typography>
        )}
      </Section>
      <VerificationSection />
      <EvidenceSection />
    </>
  );
};

const Named = () => {
  const toText = useLocalize();
  return <>{toText(useRecordContext<{ id: number; names: Localized }>()?.names)}</>;
};

const Rail = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data: dimensions = [] } = useDimensions();
  const action = useRecordContext<CorrectiveActionDetail>();
  if (!action) return null;
  const label = (field: string) => `resources.correctiveActions.fields.${field}`;
  const reference = (source: string, resource: string) => (
    <ReferenceField source={source} reference={resource}>
      <Named />
    </ReferenceField>
  );
  const { type, measure, measureNames, dimensionKey, implementedAt, ownerName, verifierName } =
    action;
  const dimension = dimensions.find(({ key }) => key === dimensionKey);
  return (
    <>
      <Section title="correctiveActions.sections.facts">
        <Facts
          facts={[
            { label: label('type'), value: type && translate(`correctiveActions.types.${type}`) },
            { label: label('ownerId'), value: ownerName },
            { label: label('verifierId'), value: verifierName },
            { label: label('dueOn'), value: <DueDay {...action} /> },
            ...(action.rootCauseId === null
              ? []
              : [{ label: label('rootCauseId'), value: reference('rootCauseId', 'rootCauses') }]),
            ...(dimension
              ? [{ label: label('dimensionKey'), value: toText(dimension.names) }]
              : []),
            ...(action.categoryId === null
              ? []
              : [{ label: label('categoryId'), value: reference('categoryId', 'categories') }]),
            ...(action.channel === null
              ? []
              : [{ label: label('channel'), value: action.channel }]),
            { label: label('surveyId'), value: reference('surveyId', 'surveys') },
            {
              label: label('measure'),
              value: translate('correctiveActions.measureOf', {
                kind: translate(`correctiveActions.measureKinds.${measure.kind}`),
                name: toText(measureNames ?? {}),
              }),
            },
            { label: label('windowDays'), value: action.windowDays },
            {
              label: label('implementedAt'),
              value: implementedAt && <Instant at={implementedAt} />,
            },
            ...(action.round > 1 ? [{ label: label('round'), value: action.round }] : []),
            { label: label('authorName'), value: <PersonName name={action.authorName} /> },
            { label: label('createdAt'), value: <Instant at={action.createdAt} /> },
          ]}
        />
      </Section>
      <HistorySection />
    </>
  );
};

const CorrectiveActionShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default CorrectiveActionShow;
