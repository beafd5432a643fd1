/** The kinds of reward side by side, each with an example: one is chosen like a radio button. */
import CardGiftcard from '@mui/icons-material/CardGiftcardOutlined';
import Bolt from '@mui/icons-material/BoltOutlined';
import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import Percent from '@mui/icons-material/PercentOutlined';
import PlusOne from '@mui/icons-material/PlusOneOutlined';
import PriceCheck from '@mui/icons-material/PriceCheckOutlined';
import Redeem from '@mui/icons-material/RedeemOutlined';
import Savings from '@mui/icons-material/SavingsOutlined';
import Stairs from '@mui/icons-material/StairsOutlined';
import { Box } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { REWARD_KINDS, type RewardKind } from '#contract/promotions/promotions';
import { VISUALLY_HIDDEN } from '../../../ui/record/visuallyHidden.ts';

const ICONS: Record<RewardKind, typeof Bolt> = {
  percent: Percent,
  amount: Savings,
  fixedPrice: PriceCheck,
  fullReduction: Stairs,
  buyGet: PlusOne,
  bundle: Redeem,
  gift: CardGiftcard,
  shipping: LocalShipping,
  flash: Bolt,
};
/** What stores use most stands first. */
const ORDER: readonly RewardKind[] = [
  'fullReduction',
  'percent',
  'amount',
  ...REWARD_KINDS.filter((kind) => !['fullReduction', 'percent', 'amount'].includes(kind)),
];

const CARD = {
  display: 'flex',
  gap: 1,
  alignItems: 'flex-start',
  p: 1,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  cursor: 'pointer',
  '&:hover': { bgcolor: 'action.hover' },
  '&:has(:checked)': {
    borderColor: 'primary.main',
    boxShadow: (theme: { palette: { primary: { main: string } } }) =>
      `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  '&:has(:focus-visible)': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
} as const;

export interface KindPickerProps {
  value: RewardKind;
  onChange: (kind: RewardKind) => void;
  /** Translated. */
  label: string;
}

export const KindPicker = ({ value, onChange, label }: KindPickerProps) => {
  const translate = useTranslate();
  const name = useId();
  return (
    <Box
      role="radiogroup"
      aria-label={label}
      sx={{
        display: 'grid',
        gap: 1,
        mb: 1.5,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(3, minmax(0, 1fr))' },
      }}
    >
      {ORDER.map((kind) => {
        const Icon = ICONS[kind];
        return (
          <Box component="label" key={kind} sx={CARD}>
            <Box
              component="input"
              type="radio"
              name={name}
              value={kind}
              checked={kind === value}
              onChange={() => onChange(kind)}
              sx={VISUALLY_HIDDEN}
            />
            <Icon
              sx={{
                fontSize: 20,
                mt: '1px',
                color: kind === value ? 'primary.main' : 'text.secondary',
              }}
            />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ fontWeight: kind === value ? 600 : 500 }}>
                {translate(`promotions.kinds.${kind}`)}
              </Box>
              <Box
                sx={{
                  fontSize: 12.5,
                  color: 'text.secondary',
                  display: { xs: 'none', sm: 'block' },
                }}
              >
                {translate(`promotions.kindHelp.${kind}`)}
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};
