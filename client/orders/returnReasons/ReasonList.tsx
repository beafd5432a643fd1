import Reason from '@mui/icons-material/HelpOutlineOutlined';
import { BooleanInput, DataTable, Link, SelectInput, useTranslate } from 'react-admin';
import { RESPONSIBILITIES } from '#contract/orders/responsibilities';
import type { ReturnReason } from '#contract/orders/returnReasons';
import { listLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useReasons } from '../shared/reasons.tsx';
import { UnknownWords } from './UnknownWords.tsx';

const Column = DataTable.Col<ReturnReason>;
const parties = RESPONSIBILITIES.map((id) => ({
  id,
  name: `returnReasons.responsibilities.${id}`,
}));
const filters = [
  <SelectInput key="responsibility" source="responsibility" choices={parties} />,
  <BooleanInput key="isOffered" source="isOffered" />,
];

const ReasonList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const { reasons } = useReasons();
  const parentOf = ({ parentId }: ReturnReason) =>
    parentId === null ? '–' : toText(reasons.find(({ id }) => id === parentId)?.names);
  const partyOf = ({ responsibility }: ReturnReason) =>
    translate(`returnReasons.responsibilities.${responsibility}`);
  return (
    <>
      <UnknownWords />
      <ListPage
        filters={filters}
        sort={{ field: 'code', order: 'ASC' }}
        empty={
          <EmptyState
            icon={Reason}
            title="returnReasons.empty.title"
            text="returnReasons.empty.text"
          />
        }
      >
        <ResponsiveTable<ReturnReason>
          bulkActionButtons={false}
          hiddenColumns={['disposition']}
          card={{
            title: ({ names }) => <RecordLink>{toText(names)}</RecordLink>,
            aside: ({ returns }) => count(returns),
            lines: (reason) => [partyOf(reason), reason.code],
          }}
        >
          <Column
            source="names"
            disableSort
            render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
          />
          <Column source="parentId" disableSort render={parentOf} />
          <Column source="code" />
          <Column source="responsibility" render={partyOf} />
          <Column
            source="disposition"
            render={({ disposition }) => translate(`returnReasons.dispositions.${disposition}`)}
          />
          <Column
            source="needsPhoto"
            render={({ needsPhoto }) =>
              translate(needsPhoto ? 'ra.boolean.true' : 'ra.boolean.false')
            }
          />
          <Column
            source="isOffered"
            render={({ isOffered }) =>
              translate(isOffered ? 'ra.boolean.true' : 'ra.boolean.false')
            }
          />
          <Column
            align="right"
            source="returns"
            render={({ id, returns }) => (
              <Link
                to={listLink('returns', { filter: { reasonId: id } })}
                aria-label={translate('returnReasons.showReturnsOf', { smart_count: returns })}
              >
                {count(returns)}
              </Link>
            )}
          />
          <Column
            align="right"
            source="returnedAmount"
            render={({ returnedAmount }) => <Money amount={returnedAmount} />}
          />
        </ResponsiveTable>
      </ListPage>
    </>
  );
};
export default ReasonList;
