import Groups from '@mui/icons-material/GroupsOutlined';
import { DataTable, Link, useTranslate } from 'react-admin';
import type { Team } from '#contract/service/teams';
import { listLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const Column = DataTable.Col<Team>;

const TeamList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  const people = ({ memberNames }: Team) =>
    memberNames.join(translate('layout.listSeparator')) || '–';
  return (
    <ListPage
      sort={{ field: 'id', order: 'ASC' }}
      empty={<EmptyState icon={Groups} title="teams.empty.title" text="teams.empty.text" />}
    >
      <ResponsiveTable<Team>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: ({ openTickets }) => count(openTickets),
          lines: (team) => [people(team)],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="leadId" disableSort render={({ leadName }) => leadName ?? '–'} />
        <Column source="memberIds" disableSort render={people} />
        <Column
          source="openTickets"
          align="right"
          render={({ id, openTickets }) => (
            <Link
              to={listLink('tickets', { filter: { teamId: id, isLive: true } })}
              aria-label={translate('teams.showTickets', { smart_count: openTickets })}
            >
              {count(openTickets)}
            </Link>
          )}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default TeamList;
