/** Goods, each promotion, delivery, total: bars that hang from one another, with their numbers as a table. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Simulation } from '#contract/promotions/simulator';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { type WaterfallRow, waterfallOf } from './waterfall.ts';

const COLOURS: Record<WaterfallRow['kind'], string> = {
  goods: 'text.secondary',
  promotion: 'success.main',
  shipping: 'info.main',
  points: 'success.main',
  total: 'primary.main',
};

const Bar = ({ row: { kind, from, to }, whole }: { row: WaterfallRow; whole: number }) => {
  const share = (amount: number) => `${whole > 0 ? (100 * amount) / whole : 0}%`;
  return (
    <Box aria-hidden="true" sx={{ position: 'relative', height: 18, minWidth: 60 }}>
      <Box
        sx={{
          position: 'absolute',
          insetBlock: 0,
          minWidth: 2,
          borderRadius: '3px',
          bgcolor: COLOURS[kind],
          // What is taken off is striped as well, for whoever does not see the colours apart.
          ...((kind === 'promotion' || kind === 'points') && {
            backgroundImage:
              'repeating-linear-gradient(135deg, rgba(255,255,255,.35) 0 3px, transparent 3px 7px)',
          }),
        }}
        style={{ left: share(from), width: share(to - from) }}
      />
    </Box>
  );
};

const Row = ({ row, whole }: { row: WaterfallRow; whole: number }) => {
  const translate = useTranslate();
  const { kind, name, promotionId, lane, amount } = row;
  const isStrong = kind === 'total';
  return (
    <Box
      component="tr"
      sx={{
        '& td, & th': {
          py: 0.75,
          borderBottom: 1,
          borderColor: 'divider',
          verticalAlign: 'middle',
        },
        ...(isStrong && { '& th, & td': { py: 1, fontWeight: 600, fontSize: 16 } }),
      }}
    >
      <Box
        component="th"
        scope="row"
        sx={{
          textAlign: 'start',
          fontWeight: isStrong ? 600 : 400,
          pr: 2,
          width: '36%',
          overflowWrap: 'anywhere',
        }}
      >
        {promotionId === null ? (
          translate(`simulator.steps.${kind}`)
        ) : (
          <>
            <RecordLink resource="promotions" id={promotionId}>
              {name}
            </RecordLink>
            <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {translate(`simulator.lanes.${lane}`)}
            </Box>
          </>
        )}
      </Box>
      <Box component="td" sx={{ width: { xs: '24%', sm: '44%' } }}>
        <Bar row={row} whole={whole} />
      </Box>
      <Box component="td" sx={{ textAlign: 'end', pl: 2, whiteSpace: 'nowrap' }}>
        {amount < 0 && '−'}
        <Money amount={Math.abs(amount)} />
      </Box>
    </Box>
  );
};

export const Waterfall = ({ simulation }: { simulation: Simulation }) => {
  const translate = useTranslate();
  const rows = waterfallOf(simulation);
  const whole = Math.max(1, ...rows.map(({ to }) => to));
  return (
    <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'auto' }}>
      <Box
        component="caption"
        sx={{
          position: 'absolute',
          width: '1px',
          height: '1px',
          overflow: 'hidden',
          clipPath: 'inset(50%)',
        }}
      >
        {translate('simulator.sections.waterfall')}
      </Box>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} whole={whole} />
        ))}
      </tbody>
    </Box>
  );
};
