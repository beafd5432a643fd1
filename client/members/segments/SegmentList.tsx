import Segments from '@mui/icons-material/DonutSmallOutlined';
import { DataTable, Link, useTranslate } from 'react-admin';
import type { Segment } from '#contract/members/segments';
import { listLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Computed } from '../shared/rules/Computed.tsx';
import { useRuleWords } from '../shared/rules/useRuleWords.ts';

const Column = DataTable.Col<Segment>;

const SegmentList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const words = useRuleWords();
  return (
    <ListPage
      sort={{ field: 'key', order: 'ASC' }}
      empty={<EmptyState icon={Segments} title="segments.empty.title" text="segments.empty.text" />}
    >
      <ResponsiveTable<Segment>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: ({ memberCount }) => count(memberCount),
          lines: ({ rule }) => [words(rule)],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="rule" disableSort render={({ rule }) => words(rule)} />
        <Column
          align="right"
          source="memberCount"
          render={({ key, memberCount }) => (
            <Link
              to={listLink('members', { filter: { segment: key } })}
              aria-label={translate('segments.showMembers', { smart_count: memberCount })}
            >
              {count(memberCount)}
            </Link>
          )}
        />
        <Column source="computedAt" render={(segment) => <Computed {...segment} />} />
        <Column source="key" />
      </ResponsiveTable>
    </ListPage>
  );
};
export default SegmentList;
