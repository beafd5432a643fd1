/** Changes of others in a batch's way, from the refusal to write it. */
import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Conflict } from '#contract/pricing/priceBatches/batchRows';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { PriceCells } from '../shared/priceCells.tsx';
import { useVariantName } from '../shared/useVariantName.ts';
import { Section } from '../../ui/record/Section.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { useBatchName } from '../shared/useBatchName.ts';

export interface Refused {
  /** A translation key with arguments. */
  message: string;
  conflicts: readonly Conflict[];
  count: number;
}

const HEAD = [
  'priceBatches.preview.variant',
  'priceBatches.conflictPrice',
  'resources.prices.fields.startsAt',
  'resources.prices.fields.endsAt',
  'priceBatches.conflictBatch',
];

export const Conflicts = ({ refused: { message, conflicts, count } }: { refused: Refused }) => {
  const translate = useTranslate();
  const nameOf = useVariantName();
  const toName = useBatchName();
  return (
    <Section title="priceBatches.sections.conflicts">
      <Alert severity="error" sx={{ mb: 1 }}>
        {translate(message, { _: message })}
        <Gap />
        {conflicts.length > 0 && translate('priceBatches.conflictsHelp')}
      </Alert>
      {conflicts.length > 0 && (
        <Box sx={{ overflowX: 'auto', maxHeight: 400 }} tabIndex={0}>
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                {HEAD.map((key) => (
                  <TableCell key={key}>{translate(key)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {conflicts.map(
                ({
                  priceId,
                  name,
                  names,
                  sku,
                  amount,
                  startsAt,
                  endsAt,
                  batchId,
                  batchName,
                  batchRevertsId,
                }) => (
                  <TableRow key={priceId}>
                    <TableCell>{nameOf({ name, names, sku })}</TableCell>
                    <PriceCells amount={amount} startsAt={startsAt} endsAt={endsAt} />
                    <TableCell>
                      {batchId === null ? (
                        translate('priceBatches.singlePrice')
                      ) : (
                        <RecordLink resource="priceBatches" id={batchId}>
                          {toName({ name: batchName ?? '', revertsId: batchRevertsId })}
                        </RecordLink>
                      )}
                    </TableCell>
                  </TableRow>
                ),
              )}
              {count > conflicts.length && (
                <TableRow>
                  <TableCell colSpan={HEAD.length}>
                    {translate('priceBatches.conflictsMore', {
                      smart_count: count - conflicts.length,
                    })}
                  </TableCell>
                </TableRow>
              )}
            </TableBody>
          </Table>
        </Box>
      )}
    </Section>
  );
};
