/** Every candidate's verdict with its reason: what applied first, then what nearly did, then the rest. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Judgement, RefusedCode } from '#contract/promotions/verdicts';
import { Money } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import { toneOf, useVerdict } from './useVerdict.ts';
import { VerdictChip } from './VerdictChip.tsx';
import { Gap } from '../../../ui/record/Gap.tsx';

const RANK = { good: 0, attention: 1, bad: 2, information: 3, neutral: 3 } as const;
const rankOf = ({ verdict, lostTo }: Judgement) =>
  verdict === 'capped' ? 0 : lostTo !== undefined ? 2 : RANK[toneOf(verdict)];

const ROW = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '190px minmax(0, 1fr) auto' },
  gridTemplateAreas: { xs: '"chip amount" "text text"', sm: '"chip text amount"' },
  columnGap: 2,
  rowGap: 0.5,
  alignItems: 'start',
  py: 1.25,
  px: 1,
  mx: -1,
  borderTop: 1,
  borderColor: 'divider',
  borderRadius: 1,
  '&:first-of-type': { borderColor: 'transparent' },
} as const;

/** Id of a promotion's verdict on the page, for those that lost to it. */
const anchorOf = (promotionId: number) => `verdict-${promotionId}`;

/** Goes to the winner's verdict: the address holds the page, so that a plain anchor would leave it. */
const jumpTo = (promotionId: number) => {
  const row = document.getElementById(anchorOf(promotionId));
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
};

const Winner = ({
  judgement: { verdict, lostTo },
  all,
}: {
  judgement: Judgement;
  all: readonly Judgement[];
}) => {
  const translate = useTranslate();
  if (lostTo === undefined) return null;
  const winner = all.find(({ promotionId }) => promotionId === lostTo);
  return (
    <Box sx={{ fontSize: 13 }}>
      {translate(verdict === 'silenced' ? 'verdicts.silencedBy' : 'verdicts.lostTo')}
      <Gap />
      {winner ? (
        <Box
          component="button"
          type="button"
          onClick={() => jumpTo(lostTo)}
          sx={{
            font: 'inherit',
            color: 'primary.main',
            bgcolor: 'transparent',
            border: 0,
            p: '3px 0',
            cursor: 'pointer',
            textAlign: 'start',
            '&:hover': { textDecoration: 'underline' },
          }}
        >
          {winner.name}
        </Box>
      ) : (
        <RecordLink resource="promotions" id={lostTo}>
          #{lostTo}
        </RecordLink>
      )}
    </Box>
  );
};

const Verdict = ({
  judgement,
  all,
  isMarked,
}: {
  judgement: Judgement;
  all: readonly Judgement[];
  isMarked: boolean;
}) => {
  const { tell } = useVerdict();
  const { promotionId, name, code, verdict, amount } = judgement;
  return (
    <Box
      component="li"
      id={anchorOf(promotionId)}
      tabIndex={-1}
      sx={{ ...ROW, ...(isMarked && { bgcolor: 'action.hover' }) }}
    >
      <Box sx={{ gridArea: 'chip' }}>
        <VerdictChip verdict={verdict} />
      </Box>
      <Box sx={{ gridArea: 'text', minWidth: 0, overflowWrap: 'anywhere' }}>
        <RecordLink resource="promotions" id={promotionId}>
          {name}
        </RecordLink>
        {code && (
          <Box component="code" sx={{ ml: 1, fontSize: 13 }}>
            {code}
          </Box>
        )}
        {verdict !== 'applied' && <Box sx={{ color: 'text.secondary' }}>{tell(judgement)}</Box>}
        <Winner judgement={judgement} all={all} />
      </Box>
      <Box sx={{ gridArea: 'amount', textAlign: 'end', fontWeight: 600 }}>
        {amount > 0 && (
          <>
            −<Money amount={amount} />
          </>
        )}
      </Box>
    </Box>
  );
};

export interface VerdictListProps {
  verdicts: readonly Judgement[];
  refusedCodes?: readonly RefusedCode[];
  /** The promotion that is being asked about. */
  marked?: number | null;
}

export const VerdictList = ({ verdicts, refusedCodes = [], marked = null }: VerdictListProps) => {
  const translate = useTranslate();
  const { tell } = useVerdict();
  const sorted = [...verdicts].sort(
    (a, b) =>
      Number(b.promotionId === marked) - Number(a.promotionId === marked) || rankOf(a) - rankOf(b),
  );
  if (sorted.length === 0 && refusedCodes.length === 0)
    return <Box sx={{ color: 'text.secondary' }}>{translate('quotes.noVerdicts')}</Box>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {refusedCodes.map(({ code, verdict }, index) => (
        <Box component="li" key={`${index} ${code}`} sx={ROW}>
          <Box sx={{ gridArea: 'chip' }}>
            <VerdictChip verdict={verdict} />
          </Box>
          <Box sx={{ gridArea: 'text', minWidth: 0, overflowWrap: 'anywhere' }}>
            <code>{code}</code>
            <Box sx={{ color: 'text.secondary' }}>{tell({ verdict })}</Box>
          </Box>
        </Box>
      ))}
      {sorted.map((judgement) => (
        <Verdict
          key={`${judgement.promotionId} ${judgement.code ?? ''}`}
          judgement={judgement}
          all={verdicts}
          isMarked={judgement.promotionId === marked}
        />
      ))}
    </Box>
  );
};
