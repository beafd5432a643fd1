/** The versions of the score card; the newest is in use. */
import Checklist from '@mui/icons-material/Checklist';
import { DataTable, useTranslate } from 'react-admin';
import type { QualityCard } from '#contract/service/qualityCards';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';

const Column = DataTable.Col<QualityCard>;

const QualityCardList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const rate = useRate();
  const criteria = ({ criteria: all }: QualityCard) =>
    all
      .map(({ names, weight }) => `${toText(names)} ${rate(weight)}`)
      .join(translate('layout.listSeparator'));
  const version = ({ number }: QualityCard) => translate('qualityCards.version', { number });
  return (
    <ListPage
      sort={{ field: 'number', order: 'DESC' }}
      empty={
        <EmptyState
          icon={Checklist}
          title="qualityCards.empty.title"
          text="qualityCards.empty.text"
        />
      }
    >
      <ResponsiveTable<QualityCard>
        bulkActionButtons={false}
        rowClick={false}
        card={{ title: version, lines: (card) => [criteria(card)] }}
      >
        <Column source="number" render={version} />
        <Column source="criteria" disableSort render={criteria} />
        <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default QualityCardList;
