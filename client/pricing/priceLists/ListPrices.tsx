/** The prices of the list around: those that hold, those to come, those that are over. */
import { Box, Tab, Tabs, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import {
  DataTable,
  ListBase,
  useCanAccess,
  useListContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { BASE_LIST_ID, type ListedPrice } from '#contract/pricing/prices';
import type { PriceList } from '#contract/pricing/priceLists';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { PriceEnd } from '../shared/priceCells.tsx';
import { useEndPrice } from '../shared/useEndPrice.ts';
import { ProductLink } from '../shared/ProductLink.tsx';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Section } from '../../ui/record/Section.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useVariantName } from '../shared/useVariantName.ts';
import { usePaused } from '../../ui/usePaused.ts';
import { ListPagination } from '../../ui/list/ListPagination.tsx';

const Column = DataTable.Col<ListedPrice>;
const NumberColumn = DataTable.NumberCol<ListedPrice>;
const SORT = { field: 'startsAt', order: 'DESC' } as const;
const STATES = ['current', 'planned', 'over'] as const;

const Variant = ({ price }: { price: ListedPrice }) => (
  <ProductLink id={price.productId}>{useVariantName()(price)}</ProductLink>
);

const End = ({ price, state }: { price: ListedPrice; state: 'current' | 'planned' }) => {
  const translate = useTranslate();
  const money = useMoney();
  const endPrice = useEndPrice('priceLists.end.done');
  const nameOf = useVariantName();
  const planned = state === 'planned' ? 'Planned' : '';
  const ending: Verb = {
    key: 'end',
    label: `priceLists.end.verb${planned}`,
    tone: 'danger',
    variant: 'text',
    confirm: () => ({
      title: translate(`priceLists.end.title${planned}`, {
        name: nameOf(price),
        amount: money(price.amount),
      }),
      lines: [translate(`priceLists.end.text${planned}`)],
      perform: () => endPrice(price.id),
    }),
  };
  return <VerbBar verbs={[ending]} />;
};

const Nothing = () => {
  const translate = useTranslate();
  const { total, isPending } = useListContext();
  if (isPending || total !== 0) return null;
  return (
    <Typography color="text.secondary" sx={{ py: 3, textAlign: 'center' }}>
      {translate('priceLists.noPrices')}
    </Typography>
  );
};

export const ListPrices = () => {
  const translate = useTranslate();
  const list = useRecordContext<PriceList>();
  const { canAccess } = useCanAccess({ resource: 'prices', action: 'delete' });
  const [state, setState] = useState<(typeof STATES)[number]>('current');
  const [typed, setTyped] = useState('');
  const q = usePaused(typed.trim());
  if (!list) return null;
  // The base price in force cannot be taken away, only followed by another.
  const mayEnd =
    canAccess && (state === 'planned' || (state === 'current' && list.id !== BASE_LIST_ID));
  const filter = { listId: list.id, state, ...(q !== '' && { q }) };
  return (
    <Section
      title="priceLists.sections.prices"
      actions={<ExportLink name="prices" filter={filter} sort={SORT} />}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1 }}>
        <Tabs
          value={state}
          onChange={(_, next: (typeof STATES)[number]) => setState(next)}
          aria-label={translate('resources.prices.fields.state')}
        >
          {STATES.map((id) => (
            <Tab key={id} value={id} label={translate(`prices.states.${id}`)} />
          ))}
        </Tabs>
        <TextField
          type="search"
          label={translate('prices.variant')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          sx={{ minWidth: 240 }}
        />
      </Box>
      <ListBase
        key={state}
        resource="prices"
        filter={filter}
        sort={SORT}
        perPage={25}
        disableSyncWithLocation
        storeKey={false}
      >
        <ResponsiveTable<ListedPrice>
          linked={false}
          bulkActionButtons={false}
          empty={<Nothing />}
          card={{
            title: (price) => <Variant price={price} />,
            aside: ({ amount }) => <Money amount={amount} />,
            lines: (price) => [
              <span key="from">
                <Instant at={price.startsAt} /> – <PriceEnd endsAt={price.endsAt} />
              </span>,
            ],
            ...(mayEnd && {
              foot: (price: ListedPrice) => (
                <End price={price} state={state as 'current' | 'planned'} />
              ),
            }),
          }}
        >
          <Column source="name" disableSort render={(price) => <Variant price={price} />} />
          <NumberColumn source="minQuantity" />
          <Column
            align="right"
            source="amount"
            render={({ amount }) => <Money amount={amount} />}
          />
          <Column source="startsAt" render={({ startsAt }) => <Instant at={startsAt} />} />
          <Column source="endsAt" render={(price) => <PriceEnd endsAt={price.endsAt} />} />
          {mayEnd && (
            <Column
              label={false}
              disableSort
              render={(price) => <End price={price} state={state as 'current' | 'planned'} />}
            />
          )}
        </ResponsiveTable>
        <ListPagination />
      </ListBase>
    </Section>
  );
};
