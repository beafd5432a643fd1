/** One line of an answer: goods, a gift or a delivery, with what each promotion took off. */
import { Box, TableCell, TableRow } from '@mui/material';
import { useGetManyAggregate } from 'react-admin';
import type { Allocation } from '#contract/promotions/quotes';
import type { Localized } from '#shared/localization';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { LineProductLink } from '../../../pricing/shared/ProductLink.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';

const SMALL = { color: 'text.secondary', fontSize: 12.5, lineHeight: 1.65 } as const;

/** Where it still is a text of the promotion, it is shown in the language of the screen. */
const ReceiptText = ({ promotionId, label }: Pick<Allocation, 'promotionId' | 'label'>) => {
  const toText = useLocalize();
  const { data } = useGetManyAggregate<{ id: number; labels?: Localized }>(
    'promotions',
    { ids: [promotionId] },
    { retry: false },
  );
  const labels = data?.[0]?.labels;
  return <>{Object.values(labels ?? {}).includes(label) ? toText(labels) : label}</>;
};

const Allocations = ({ allocations }: { allocations: readonly Allocation[] }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, ...SMALL }}>
    {allocations.map(({ promotionId, label, code, amount }) => (
      <Box
        component="li"
        key={`${promotionId} ${code ?? ''}`}
        sx={{ display: 'flex', gap: 1, justifyContent: { sm: 'flex-end' }, alignItems: 'baseline' }}
      >
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
          <RecordLink resource="promotions" id={promotionId}>
            <ReceiptText promotionId={promotionId} label={label} />
          </RecordLink>
          {code && <> · {code}</>}
        </Box>
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          −<Money amount={amount} />
        </Box>
      </Box>
    ))}
  </Box>
);

export interface QuoteRowProps {
  name: string;
  /** Under the name. */
  notes: readonly string[];
  productId?: number;
  quantity?: number;
  unitPrice?: number;
  discount: number;
  paid: number;
  allocations: readonly Allocation[];
  isNarrow: boolean;
}

export const QuoteRow = ({
  name,
  notes,
  productId,
  quantity,
  unitPrice,
  discount,
  paid,
  allocations,
  isNarrow,
}: QuoteRowProps) => (
  <TableRow sx={{ verticalAlign: 'top', '&:last-child th': { borderBottom: 0 } }}>
    <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
      {productId === undefined ? name : <LineProductLink id={productId} name={name} />}
      {notes.length > 0 && <Box sx={SMALL}>{notes.join(' · ')}</Box>}
      {isNarrow && (
        <>
          {quantity !== undefined && (
            <Box sx={SMALL}>
              {quantity} × <Money amount={unitPrice} />
            </Box>
          )}
          <Allocations allocations={allocations} />
        </>
      )}
    </TableCell>
    {!isNarrow && (
      <>
        <TableCell align="right">{quantity}</TableCell>
        <TableCell align="right">
          <Money amount={unitPrice} />
        </TableCell>
        <TableCell align="right">
          {discount > 0 ? (
            <>
              −<Money amount={discount} />
            </>
          ) : (
            '–'
          )}
          <Allocations allocations={allocations} />
        </TableCell>
      </>
    )}
    <TableCell align="right">
      <Money amount={paid} />
    </TableCell>
  </TableRow>
);
