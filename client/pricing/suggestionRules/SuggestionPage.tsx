/** What the rules would change right now, and why; nothing happens until somebody makes a batch of it. */
import { Box, Button, Card, MenuItem, TablePagination, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useRouterProvider, useTranslate } from 'react-admin';
import { numberFormat } from '#shared/formatters';
import { listLink } from '../../links.ts';
import type { Api } from '../../api.ts';
import { CategorySelect } from '../shared/categories.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { MakeBatchButton } from './MakeBatchButton.tsx';
import { SuggestionTable } from './SuggestionTable.tsx';
import {
  MOST,
  PER_PAGE,
  readAll,
  type SuggestionFilter,
  useSuggestions,
} from './useSuggestions.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const RulesLink = () => {
  const translate = useTranslate();
  const { Link } = useRouterProvider();
  return (
    <Button component={Link} to={listLink('suggestionRules')}>
      {translate('resources.suggestionRules.name', { smart_count: 2 })}
    </Button>
  );
};

interface FiltersProps {
  filter: SuggestionFilter;
  onChange: (filter: SuggestionFilter) => void;
}

const Filters = ({ filter: { categoryId, direction }, onChange }: FiltersProps) => {
  const translate = useTranslate();
  return (
    <>
      <Box sx={{ width: { xs: '100%', sm: 260 } }}>
        <CategorySelect
          label={translate('suggestionRules.fields.category')}
          value={categoryId ?? null}
          onChange={(id) =>
            onChange({ ...(direction && { direction }), ...(id !== null && { categoryId: id }) })
          }
        />
      </Box>
      <TextField
        select
        sx={{ width: { xs: '100%', sm: 160 } }}
        label={translate('suggestionRules.fields.direction')}
        value={direction ?? ''}
        onChange={({ target }) =>
          onChange({
            ...(categoryId !== undefined && { categoryId }),
            ...(target.value && { direction: target.value as 'up' | 'down' }),
          })
        }
      >
        <MenuItem value="">{translate('suggestionRules.either')}</MenuItem>
        <MenuItem value="down">{translate('suggestionRules.down')}</MenuItem>
        <MenuItem value="up">{translate('suggestionRules.up')}</MenuItem>
      </TextField>
    </>
  );
};

const SuggestionPage = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { locale } = useStoreSettings();
  const [filter, setFilter] = useState<SuggestionFilter>({});
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const query = useSuggestions(filter, page + 1);
  const { data } = query;
  const total = data?.total ?? 0;
  const number = (count: number) => numberFormat(locale).format(count);
  const narrow = (next: SuggestionFilter) => {
    setFilter(next);
    setPage(0);
    setChosen(new Set());
  };
  const { categoryId, direction } = filter;
  const narrowed = categoryId !== undefined || direction !== undefined;
  const all = () => readAll(api, filter);
  return (
    <>
      <PageTitle title="suggestionRules.suggestions">
        <Box sx={{ flex: 1 }} />
        <RulesLink />
      </PageTitle>
      <Box sx={{ color: 'text.secondary', mb: 2, maxWidth: 760 }}>
        {translate('suggestionRules.intro')}
      </Box>
      <Card sx={{ overflow: 'visible' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, p: 1.5, alignItems: 'center' }}>
          <Filters filter={filter} onChange={narrow} />
          <Box sx={{ flex: 1 }} />
          <MakeBatchButton
            variant="outlined"
            disabled={chosen.size === 0}
            label={translate('suggestionRules.makeChosen', { count: number(chosen.size) })}
            take={async () => (await all()).filter(({ id }) => chosen.has(id))}
          />
          <MakeBatchButton
            disabled={total === 0}
            label={translate('suggestionRules.makeAll', { count: number(Math.min(total, MOST)) })}
            take={all}
          />
        </Box>
        {!data ? (
          <Loading query={query} height={320} />
        ) : total === 0 ? (
          <EmptyState
            title={narrowed ? 'ui.list.nothing' : 'suggestionRules.nothing.title'}
            {...(!narrowed && { text: 'suggestionRules.nothing.text' })}
            action={narrowed ? undefined : <RulesLink />}
          />
        ) : (
          <>
            <SuggestionTable rows={data?.data ?? []} chosen={chosen} onChoose={setChosen} />
            <TablePagination
              component="div"
              count={total}
              page={page}
              rowsPerPage={PER_PAGE}
              rowsPerPageOptions={[PER_PAGE]}
              onPageChange={(_, next) => setPage(next)}
              labelDisplayedRows={({ from, to, count }) =>
                `${number(from)}–${number(to)} / ${number(count)}`
              }
            />
          </>
        )}
      </Card>
    </>
  );
};

export default SuggestionPage;
