import Poll from '@mui/icons-material/PollOutlined';
import { DataTable, useTranslate } from 'react-admin';
import type { Survey } from '#contract/surveys/surveys';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

const Column = DataTable.Col<Survey>;

const SurveyList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const purpose = ({ purpose: code }: Survey) => translate(`surveys.purposes.${code}`);
  const mode = ({ identityMode }: Survey) => translate(`surveys.identityModes.${identityMode}`);
  const published = ({ publishedNumber }: Survey) =>
    publishedNumber === null
      ? translate('surveys.notPublished')
      : translate('surveys.versionOf', { number: publishedNumber });
  return (
    <ListPage
      sort={{ field: 'updatedAt', order: 'DESC' }}
      empty={<EmptyState icon={Poll} title="surveys.empty.title" text="surveys.empty.text" />}
    >
      <ResponsiveTable<Survey>
        bulkActionButtons={false}
        rowClick={false}
        card={{
          title: ({ names }) => toText(names),
          lines: (survey) => [purpose(survey), published(survey)],
        }}
      >
        <Column source="names" disableSort render={({ names }) => toText(names)} />
        <Column source="purpose" render={purpose} />
        <Column source="identityMode" render={mode} />
        <Column source="publishedNumber" render={published} />
        <Column source="updatedAt" render={({ updatedAt }) => <Instant at={updatedAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default SurveyList;
