/** Alerts of surveys: those that need somebody first, each with why it was raised and until when somebody gets in touch. */
import NotificationImportant from '@mui/icons-material/NotificationImportantOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { ALERT_RULES } from '#contract/surveys/alertRules';
import {
  ALERT_STAGES,
  COUNTED_ALERTS,
  RECOVERIES,
  type SurveyAlert,
} from '#contract/surveys/alerts';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { WaitingHere } from '../../platform/shared/attention/WaitingHere.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { AlertFiguresSection } from './AlertFiguresSection.tsx';
import { AlertInstant } from './AlertInstant.tsx';
import { AlertStage } from './AlertStage.tsx';
import { CauseInput } from './CauseInput.tsx';

const Column = DataTable.Col<SurveyAlert>;
const choices = (ids: readonly string[], path: string) =>
  ids.map((id) => ({ id, name: `surveyAlerts.${path}.${id}` }));

const FILTERS = [
  <SelectInput key="stage" source="stage" choices={choices(ALERT_STAGES, 'stages')} alwaysOn />,
  <SelectInput key="rule" source="rule" choices={choices(ALERT_RULES, 'rules')} alwaysOn />,
  <SelectInput key="recovery" source="recovery" choices={choices(RECOVERIES, 'recoveries')} />,
  <SelectInput key="counted" source="counted" choices={choices(COUNTED_ALERTS, 'counted')} />,
  <DayInput
    key="answeredAt_gte"
    source="answeredAt_gte"
    holds="instant"
    label="surveyAlerts.answeredFrom"
  />,
  <CauseInput key="rootCauseId" source="rootCauseId" />,
  <NeedsInput key="needs" source="needs" names={['overdue', 'contact', 'closing', 'manager']} />,
];

/** On a phone: when it was answered, and until when somebody is to get in touch, as long as nobody has. */
const AnsweredAndDue = ({ alert }: { alert: SurveyAlert }) => {
  const translate = useTranslate();
  return (
    <>
      <AlertInstant alert={alert} />
      {alert.dueAt !== null && alert.contactedAt === null && alert.closedAt === null && (
        <>
          {translate('layout.partSeparator')}
          {translate('resources.surveyAlerts.fields.dueAt')} <Instant at={alert.dueAt} />
        </>
      )}
    </>
  );
};

const AlertList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const rule = ({ rule: kind }: SurveyAlert) => translate(`surveyAlerts.rules.${kind}`);
  const owner = ({ ownerName }: SurveyAlert) => ownerName ?? translate('surveyAlerts.anyManager');
  return (
    <>
      <ListPage
        sort={{ field: 'answeredAt', order: 'DESC' }}
        filters={FILTERS}
        empty={
          <EmptyState
            icon={NotificationImportant}
            title="surveyAlerts.empty.title"
            text="surveyAlerts.empty.text"
          />
        }
      >
        <WaitingHere place="surveyAlerts" />
        <ResponsiveTable<SurveyAlert>
          bulkActionButtons={false}
          card={{
            title: ({ id, surveyNames }) => `#${id} · ${toText(surveyNames)}`,
            aside: ({ stage }) => <AlertStage stage={stage} />,
            lines: (alert) => [
              rule(alert),
              owner(alert),
              <AnsweredAndDue key="when" alert={alert} />,
            ],
          }}
        >
          <Column
            source="id"
            render={({ id, surveyNames }) => (
              <RecordLink to="show">
                #{id} · {toText(surveyNames)}
              </RecordLink>
            )}
          />
          <Column source="rule" render={rule} />
          <Column source="stage" render={({ stage }) => <AlertStage stage={stage} />} />
          <Column source="answeredAt" render={(alert) => <AlertInstant alert={alert} />} />
          <Column
            source="dueAt"
            render={({ dueAt }) =>
              dueAt === null ? translate('surveyAlerts.nobodyToReach') : <Instant at={dueAt} />
            }
          />
          <Column source="ownerId" render={owner} />
          <Column
            source="recovery"
            render={({ recovery }) =>
              recovery === null ? '–' : translate(`surveyAlerts.recoveries.${recovery}`)
            }
          />
        </ResponsiveTable>
      </ListPage>
      <AlertFiguresSection />
    </>
  );
};
export default AlertList;
