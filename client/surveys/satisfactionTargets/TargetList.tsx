/** All targets with what they replaced, the latest first. */
import Flag from '@mui/icons-material/FlagOutlined';
import { DataTable, useCanAccess, useDataProvider, useGetMany, useTranslate } from 'react-admin';
import type { SatisfactionTarget } from '#contract/surveys/satisfactionTargets';
import type { Survey } from '#contract/surveys/surveys';
import { targetUnit } from '#rules/surveys/satisfactionTargets';
import { dayOf, monthOf } from '#shared/days';
import type { Api } from '../../api.ts';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { formatDay } from '../../ui/record/dayText.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useFigureText } from '../shared/useFigureText.ts';
import { useDimensions } from '../shared/useSurvey.ts';

const Column = DataTable.Col<SatisfactionTarget>;

/** Those with which no review was written can be taken back. */
const Withdraw = ({ target }: { target: SatisfactionTarget }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { timeZone } = useStoreSettings();
  const { canAccess } = useCanAccess({ resource: 'satisfactionTargets', action: 'delete' });
  if (!canAccess || target.fromMonth < monthOf(dayOf(Date.now(), timeZone))) return null;
  return (
    <VerbBar
      verbs={[
        {
          key: 'withdraw',
          label: 'satisfactionTargets.withdraw.verb',
          tone: 'danger',
          confirm: () => ({
            title: translate('satisfactionTargets.withdraw.title'),
            lines: [translate('satisfactionTargets.withdraw.text')],
            perform: () => api.delete('satisfactionTargets', { id: target.id }),
            success: 'satisfactionTargets.withdraw.done',
          }),
        },
      ]}
    />
  );
};

const SurveyName = ({ id }: { id: number | null }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data } = useGetMany<Survey>(
    'surveys',
    { ids: id === null ? [] : [id] },
    { enabled: id !== null },
  );
  if (id === null) return <>{translate('satisfactionTargets.allSurveys')}</>;
  return <>{toText(data?.[0]?.names)}</>;
};

const TargetList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const text = useFigureText();
  const { locale } = useStoreSettings();
  const { data: dimensions = [] } = useDimensions();
  const measure = ({ measure: code, dimensionKey }: SatisfactionTarget) =>
    code === 'dimension'
      ? toText(dimensions.find(({ key }) => key === dimensionKey)?.names) || (dimensionKey ?? '')
      : translate(`satisfactionTargets.measures.${code}`);
  const value = ({ value: wanted, measure: code }: SatisfactionTarget) =>
    wanted === null
      ? translate('satisfactionTargets.ended')
      : text.target(wanted, targetUnit(code));
  const month = ({ fromMonth }: SatisfactionTarget) =>
    formatDay(fromMonth, locale, { year: 'numeric', month: 'long' });
  return (
    <ListPage
      sort={{ field: 'fromMonth', order: 'DESC' }}
      empty={
        <EmptyState
          icon={Flag}
          title="satisfactionTargets.empty.title"
          text="satisfactionTargets.empty.text"
        />
      }
    >
      <ResponsiveTable<SatisfactionTarget>
        bulkActionButtons={false}
        rowClick={false}
        card={{
          title: measure,
          aside: value,
          lines: (target) => [
            <SurveyName key="survey" id={target.surveyId} />,
            month(target),
            target.source,
            <Withdraw key="withdraw" target={target} />,
          ],
        }}
      >
        <Column source="measure" render={measure} />
        <Column
          source="surveyId"
          disableSort
          render={({ surveyId }) => <SurveyName id={surveyId} />}
        />
        <Column source="value" render={value} />
        <Column source="fromMonth" render={month} />
        <Column source="source" disableSort />
        <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
        <Column
          source="id"
          label={false}
          disableSort
          render={(target) => <Withdraw target={target} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default TargetList;
