import {
  Box,
  Link,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import { IMPORT_OUTCOMES, type ImportRecord } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { numberFormat } from '#shared/formatters';
import { listLink, pageLink } from '../../links.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { lineCounts, recordCounts } from './counts.ts';

/** The list that shows the records of a finished import. */
const PLACES: Record<ImportRecord, string> = {
  categories: listLink('categories'),
  products: listLink('products'),
  prices: listLink('priceBatches'),
  competitorPrices: listLink('competitorOffers'),
  members: listLink('members'),
  orders: listLink('orders'),
  returns: listLink('returns'),
  adjustments: listLink('orders', { filter: { kind: 'adjustment' } }),
  pointAdjustments: listLink('pointAdjustments'),
  reviews: pageLink('/surveyResults'),
  tickets: listLink('tickets', { filter: { source: 'import' } }),
  ticketMessages: listLink('tickets', { filter: { source: 'import' } }),
};

const NUMBER = { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } as const;

/** How many rows and lines were read, and how many rejected. */
const RowCounts = ({ counts }: Pick<Job, 'counts'>) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const number = numberFormat(locale);
  const facts: [string, number][] = [
    [translate('imports.rows'), counts.rows ?? 0],
    ...lineCounts(counts).map(({ record, lines }): [string, number] => [
      translate(`imports.lines.${record}`),
      lines,
    ]),
    [translate('imports.rejected'), counts.rejected ?? 0],
  ];
  return (
    <Box
      component="dl"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, m: 0, mb: 1.5 }}
    >
      {facts.map(([name, count]) => (
        <div key={name}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {name}
          </Typography>
          <Typography
            component="dd"
            sx={{ m: 0, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
          >
            {number.format(count)}
          </Typography>
        </div>
      ))}
    </Box>
  );
};

/** The name of a kind of record; once the import is done, a link to them. */
const RecordName = ({ record, linked }: { record: ImportRecord; linked: boolean }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const name = translate(`imports.records.${record}`);
  if (!linked) return <>{name}</>;
  return (
    <Link
      component={RouterLink}
      to={PLACES[record]}
      aria-label={translate('imports.view', { name })}
    >
      {name}
    </Link>
  );
};

/** Rows read, what became of each record, and where to find it. */
export const Summary = ({ job: { counts, status, input } }: { job: Job }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const number = numberFormat(locale);
  const records = recordCounts(counts);
  const shown = IMPORT_OUTCOMES.filter(
    (outcome) => outcome !== 'draft' || records.some(({ outcomes }) => outcomes.draft > 0),
  );
  const linked = status === 'done' && input.dryRun !== true;
  return (
    <>
      <RowCounts counts={counts} />
      {records.length > 0 && (
        <TableContainer>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('imports.record')}</TableCell>
                {shown.map((outcome) => (
                  <TableCell key={outcome} sx={NUMBER}>
                    {translate(`imports.outcomes.${outcome}`)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {records.map(({ record, outcomes }) => (
                <TableRow key={record}>
                  <TableCell>
                    <RecordName record={record} linked={linked} />
                  </TableCell>
                  {shown.map((outcome) => (
                    <TableCell key={outcome} sx={NUMBER}>
                      {number.format(outcomes[outcome])}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {shown.includes('draft') && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {translate('imports.draftHelp')}
        </Typography>
      )}
    </>
  );
};
