/** What is wrong with the catalogue, errors first, one click from the repair. */
import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { DataTable, SelectInput, useDataProvider, useListContext, useTranslate } from 'react-admin';
import {
  QUALITY_RULES,
  type QualityRuleCode,
  SEVERITIES,
  type Severity,
} from '#contract/catalog/quality';
import type { Localized } from '#shared/localization';
import type { Api } from '../../api.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ProductLink } from '../../pricing/shared/ProductLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { StartButton } from '../shared/issues/StartButton.tsx';
import { useDetail } from '../shared/issues/useDetail.ts';

interface Issue {
  id: number;
  productId: number;
  rule: QualityRuleCode;
  severity: Severity;
  detail: string | null;
  openedAt: number;
  product: { id: number; names: Localized } | null;
}
interface Summary {
  rule: QualityRuleCode;
  severity: Severity;
  products: number;
}

const Column = DataTable.Col<Issue>;
const filters = [
  <SelectInput
    key="severity"
    source="severity"
    alwaysOn
    choices={SEVERITIES.filter((s) => s !== 'off').map((id) => ({
      id,
      name: `quality.severities.${id}`,
    }))}
  />,
  <SelectInput
    key="rule"
    source="rule"
    alwaysOn
    choices={QUALITY_RULES.map((id) => ({ id, name: `quality.rules.${id}` }))}
  />,
];

/** How many products each rule finds; a card narrows the list to its rule. */
const Summaries = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { filterValues, setFilters } = useListContext();
  const query = useQuery({
    queryKey: ['qualityIssues', 'summary'],
    queryFn: async ({ signal }) =>
      (await api.call<Summary[]>('GET', '/qualityIssues/summary', undefined, signal)).data,
  });
  if (!query.data) return <Loading query={query} height={110} />;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
        gap: 1,
        p: 1.5,
      }}
    >
      {query.data.map(({ rule, severity, products }) => {
        const chosen = filterValues.rule === rule;
        return (
          <Card
            key={rule}
            variant="outlined"
            sx={{ ...(chosen && { borderColor: 'primary.main' }) }}
          >
            <CardActionArea
              aria-pressed={chosen}
              onClick={() => setFilters(chosen ? {} : { rule })}
              sx={{ p: 1.25 }}
            >
              <Typography
                sx={{ fontSize: 20, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
              >
                {products}
              </Typography>
              <Typography sx={{ mb: 0.5 }}>{translate(`quality.rules.${rule}`)}</Typography>
              <StatusChip
                tone={severity === 'error' ? 'bad' : 'attention'}
                label={`quality.severities.${severity}`}
              />
            </CardActionArea>
          </Card>
        );
      })}
    </Box>
  );
};

const IssueList = () => {
  const translate = useTranslate();
  const detailOf = useDetail();
  const toText = useLocalize();
  const link = ({ product, productId }: Issue) => (
    <ProductLink id={productId} to="edit">
      {product ? toText(product.names) : '…'}
    </ProductLink>
  );
  const chip = ({ severity }: Issue) => (
    <StatusChip
      tone={severity === 'error' ? 'bad' : 'attention'}
      label={`quality.severities.${severity}`}
    />
  );
  return (
    <ListPage
      filters={filters}
      search={false}
      columns={false}
      actions={<StartButton />}
      sort={{ field: 'severity', order: 'ASC' }}
      empty={<EmptyState title="quality.empty.title" text="quality.empty.text" />}
    >
      <Summaries />
      <ResponsiveTable<Issue>
        bulkActionButtons={false}
        linked={false}
        card={{
          title: link,
          aside: chip,
          lines: (issue) => [translate(`quality.rules.${issue.rule}`), detailOf(issue)],
        }}
      >
        <Column
          source="productId"
          disableSort
          label={translate('resources.products.name', { smart_count: 1 })}
          render={link}
        />
        <Column source="severity" render={chip} />
        <Column source="rule" render={({ rule }) => translate(`quality.rules.${rule}`)} />
        <Column source="detail" disableSort render={detailOf} />
        <Column source="openedAt" render={({ openedAt }) => <Instant at={openedAt} isRelative />} />
      </ResponsiveTable>
    </ListPage>
  );
};

export default IssueList;
