/** What to refund, and every amount that makes it less or more, with its reason. */
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { ReturnedPromotion, ReturnValue } from '#contract/promotions/returnValue';
import { useMoney } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useReason } from './useReason.ts';

const ROW = { display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.25 } as const;

const Sum = ({
  label,
  value,
  isTotal = false,
}: {
  label: ReactNode;
  value: string;
  isTotal?: boolean;
}) => (
  <Box
    sx={{
      ...ROW,
      ...(isTotal && { fontWeight: 600, borderTop: 1, borderColor: 'divider', mt: 1, pt: 1 }),
    }}
  >
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{label}</Box>
    <Box sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>{value}</Box>
  </Box>
);

const useChange = () => {
  const money = useMoney();
  /** An amount that is taken off, or added where it is negative. */
  return (off: number) => (off === 0 ? money(0) : off > 0 ? `−${money(off)}` : `+${money(-off)}`);
};

const Promotion = ({ promotion }: { promotion: ReturnedPromotion }) => {
  const change = useChange();
  const reason = useReason();
  const { promotionId, label, code, takenBack } = promotion;
  const name = (
    <RecordLink resource="promotions" id={promotionId}>
      {label}
    </RecordLink>
  );
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Sum
        label={
          <>
            {name}
            {code && <> · {code}</>}
          </>
        }
        value={change(takenBack)}
      />
      <Typography sx={{ color: 'text.secondary', fontSize: 12.5 }}>{reason(promotion)}</Typography>
    </Box>
  );
};

export const ReturnOutcome = ({ value }: { value: ReturnValue }) => {
  const translate = useTranslate();
  const money = useMoney();
  const change = useChange();
  const { isRedeemed, lines, promotions, gifts, paid, refund } = value;
  const { outstandingBefore, outstanding, beyondPaid, addedRefund } = value;
  const say = (key: string) => translate(`returnValue.${key}`);
  const isChosen = lines.some(({ quantity }) => quantity > 0);
  if (!isChosen) return <Typography color="text.secondary">{say('nothingChosen')}</Typography>;
  return (
    <>
      <Sum label={say('paid')} value={money(paid)} />
      {promotions.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {promotions.map((promotion) => (
            <Promotion key={promotion.promotionId} promotion={promotion} />
          ))}
        </Box>
      )}
      {outstandingBefore > 0 && (
        <Sum label={say('outstandingBefore')} value={change(outstandingBefore)} />
      )}
      {outstanding > 0 && <Sum label={say('outstanding')} value={change(-outstanding)} />}
      {beyondPaid > 0 && <Sum label={say('beyondPaid')} value={change(beyondPaid)} />}
      {addedRefund > 0 && <Sum label={say('addedRefund')} value={change(-addedRefund)} />}
      <Sum isTotal label={say('refund')} value={money(refund)} />
      {gifts.map(({ promotionId, variantId, name, quantity }) => (
        <Typography key={`${promotionId} ${variantId}`} sx={{ mt: 1 }}>
          {translate('returnValue.gift', { smart_count: quantity, name })}
        </Typography>
      ))}
      {!isRedeemed && (
        <Typography color="text.secondary" sx={{ mt: 1 }}>
          {say('notRedeemed')}
        </Typography>
      )}
    </>
  );
};
