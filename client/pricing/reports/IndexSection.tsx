/** Our prices against competitors', by category. */
import {
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { numberFormat } from '#shared/formatters';
import { Section } from '../../ui/record/Section.tsx';
import { useShare } from '../../ui/record/share.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { usePlaces } from './places.ts';
import { useIndexRows } from './usePricing.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

/** The theme takes the line off a table's last cells, not off the head of its last row. */
const ROW = { 'tr:last-of-type > &': { borderBottom: 0 } } as const;
const NUMBER = {
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
} as const;

export const IndexSection = ({ categoryId }: { categoryId: number | null }) => {
  const translate = useTranslate();
  const toShare = useShare();
  const { locale } = useStoreSettings();
  const places = usePlaces(categoryId, translate('pricing.whole'));
  const query = useIndexRows();
  const { data } = query;
  const number = numberFormat(locale);
  const index = numberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const of = new Map(data?.map((row) => [row.categoryId, row]));
  const shown = places.filter(({ id }) => of.has(id));
  const share = (count: number, all: number) =>
    number.format(count) + translate('layout.inParentheses', { text: toShare(count, all) });
  return (
    <Section title="pricing.index.title" help="pricing.index.help">
      {data === undefined ? (
        <Loading query={query} height={160} />
      ) : shown.length === 0 ? (
        <Typography color="text.secondary">{translate('pricing.index.none')}</Typography>
      ) : (
        <TableContainer tabIndex={0} role="region" aria-label={translate('pricing.index.title')}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{translate('pricing.category')}</TableCell>
                <TableCell sx={NUMBER}>{translate('pricing.index.value')}</TableCell>
                <TableCell sx={NUMBER}>{translate('pricing.index.variants')}</TableCell>
                <TableCell sx={NUMBER}>{translate('pricing.index.cheaper')}</TableCell>
                <TableCell sx={NUMBER}>{translate('pricing.index.same')}</TableCell>
                <TableCell sx={NUMBER}>{translate('pricing.index.dearer')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map(({ id, name }) => {
                const row = of.get(id);
                if (!row) return null;
                return (
                  <TableRow key={id ?? 0}>
                    <TableCell
                      component="th"
                      scope="row"
                      sx={{ ...ROW, fontWeight: id === categoryId ? 600 : 400 }}
                    >
                      {name}
                    </TableCell>
                    <TableCell sx={NUMBER}>
                      <strong>
                        {row.indexBps === null ? '–' : index.format(row.indexBps / 100)}
                      </strong>
                    </TableCell>
                    <TableCell sx={NUMBER}>{number.format(row.variants)}</TableCell>
                    <TableCell sx={NUMBER}>{share(row.cheaper, row.variants)}</TableCell>
                    <TableCell sx={NUMBER}>{share(row.same, row.variants)}</TableCell>
                    <TableCell sx={NUMBER}>{share(row.dearer, row.variants)}</TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Section>
  );
};
