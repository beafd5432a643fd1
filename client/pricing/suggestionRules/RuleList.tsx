import { Button } from '@mui/material';
import { DataTable, useRouterProvider, useTranslate } from 'react-admin';
import type { SuggestionRuleInput } from '#contract/pricing/competitors';
import { pageLink } from '../../links.ts';
import { CategoryName } from '../shared/categories.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

type Rule = SuggestionRuleInput & { id: number };
const Column = DataTable.Col<Rule>;

const SuggestionsLink = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={pageLink('/suggestions')}>
      {translate('suggestionRules.suggestions')}
    </Button>
  );
};

const RuleList = () => {
  const translate = useTranslate();
  const rate = useRate();
  const aimOf = ({ aim, offsetBps }: Rule) =>
    `${translate(`suggestionRules.aims.${aim}`)}${offsetBps === 0 ? '' : ` ${rate(offsetBps, { signed: true })}`}`;
  const boundsOf = ({ maxDownBps, maxUpBps }: Rule) => `−${rate(maxDownBps)} / +${rate(maxUpBps)}`;
  const nameOfCategory = ({ categoryId }: Rule) =>
    categoryId === null ? (
      translate('suggestionRules.everyCategory')
    ) : (
      <CategoryName id={categoryId} />
    );
  const chip = ({ active }: Rule) => (
    <StatusChip
      tone={active ? 'good' : 'neutral'}
      label={active ? 'suggestionRules.on' : 'suggestionRules.off'}
    />
  );
  return (
    <ListPage
      columns={false}
      actions={<SuggestionsLink />}
      sort={{ field: 'name', order: 'ASC' }}
      empty={<EmptyState title="suggestionRules.empty.title" text="suggestionRules.empty.text" />}
    >
      <ResponsiveTable<Rule>
        bulkActionButtons={false}
        card={{
          title: ({ name }) => name,
          aside: chip,
          lines: (rule) => [nameOfCategory(rule), aimOf(rule), boundsOf(rule)],
        }}
      >
        <Column source="name" render={({ name }) => <RecordLink>{name}</RecordLink>} />
        <Column source="categoryId" disableSort render={nameOfCategory} />
        <Column source="aim" render={aimOf} />
        <Column source="maxDownBps" label="suggestionRules.bounds" disableSort render={boundsOf} />
        <Column source="active" render={chip} />
      </ResponsiveTable>
    </ListPage>
  );
};

export default RuleList;
