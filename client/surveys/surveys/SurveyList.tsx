import Poll from '@mui/icons-material/PollOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { SURVEY_PURPOSES } from '#contract/surveys/purposes';
import type { Survey } from '#contract/surveys/surveys';
import { ImportStep } from '../../platform/shared/FirstStep.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { SurveyState } from './SurveyState.tsx';

const Column = DataTable.Col<Survey>;

const PURPOSES = SURVEY_PURPOSES.map((id) => ({ id, name: `surveys.purposes.${id}` }));
const ARCHIVED = [
  { id: false, name: 'surveys.inUse' },
  { id: true, name: 'surveys.archived' },
];
const FILTERS = [
  <SelectInput key="purpose" source="purpose" choices={PURPOSES} alwaysOn />,
  <SelectInput key="isArchived" source="isArchived" choices={ARCHIVED} />,
];

const SurveyList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const purpose = ({ purpose: code }: Survey) => translate(`surveys.purposes.${code}`);
  const mode = ({ identityMode }: Survey) => translate(`surveys.identityModes.${identityMode}`);
  return (
    <ListPage
      sort={{ field: 'updatedAt', order: 'DESC' }}
      filters={FILTERS}
      actions={<ImportStep kind="reviews" label="surveys.importReviews" />}
      empty={<EmptyState icon={Poll} title="surveys.empty.title" text="surveys.empty.text" />}
    >
      <ResponsiveTable<Survey>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: (survey) => <SurveyState survey={survey} />,
          lines: (survey) => [purpose(survey), mode(survey)],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="purpose" render={purpose} />
        <Column source="identityMode" render={mode} />
        <Column
          source="publishedNumber"
          disableSort
          render={(survey) => <SurveyState survey={survey} />}
        />
        <Column source="updatedAt" render={({ updatedAt }) => <Instant at={updatedAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default SurveyList;
