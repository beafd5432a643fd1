import { Box, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PROMOTION_PHASES } from '#contract/promotions/promotions';
import { hatch } from './barStyles.ts';
import { colourOf, ICONS, IS_OPEN } from './phases.tsx';

const SAMPLE = {
  width: 22,
  height: 14,
  borderRadius: '4px',
  boxSizing: 'border-box',
  display: 'inline-block',
} as const;
const ITEM = { display: 'inline-flex', alignItems: 'center', gap: 0.5 } as const;

/** What the marks mean. */
export const Legend = () => {
  const translate = useTranslate();
  const { palette } = useTheme();
  return (
    <Box
      component="ul"
      aria-label={translate('promotionCalendar.legend.title')}
      sx={{
        listStyle: 'none',
        m: 0,
        mt: 1.5,
        p: 0,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.5,
        fontSize: 13,
        color: 'text.secondary',
      }}
    >
      {PROMOTION_PHASES.filter((phase) => phase !== 'archived').map((phase) => {
        const Icon = ICONS[phase];
        const colour = colourOf(phase);
        return (
          <Box component="li" key={phase} sx={ITEM}>
            <Box
              component="span"
              sx={{
                display: 'inline-flex',
                border: 1.5,
                borderStyle: IS_OPEN.has(phase) ? 'dashed' : 'solid',
                borderColor: colour,
                borderRadius: '4px',
              }}
            >
              <Icon sx={{ fontSize: 15, color: colour }} />
            </Box>
            {translate(`promotions.phases.${phase}`)}
          </Box>
        );
      })}
      <Box component="li" sx={ITEM}>
        <Box
          component="span"
          sx={{ ...SAMPLE, border: 1, borderColor: 'text.secondary' }}
          style={{ backgroundImage: hatch(palette.text.primary) }}
        />
        {translate('promotionCalendar.legend.overlap')}
      </Box>
      <Box component="li" sx={ITEM}>
        <Box
          component="span"
          sx={{ ...SAMPLE, border: 1, borderColor: 'text.secondary' }}
          style={{
            backgroundImage: `repeating-linear-gradient(to right, ${palette.text.secondary} 0 4px, transparent 4px 9px)`,
            backgroundSize: '100% 5px',
            backgroundPosition: '0 100%',
            backgroundRepeat: 'no-repeat',
          }}
        />
        {translate('promotionCalendar.legend.hours')}
      </Box>
      <Box component="li" sx={ITEM}>
        <Box component="span" sx={{ width: '2px', height: 14, bgcolor: 'error.main' }} />
        {translate('promotionCalendar.legend.now')}
      </Box>
      <Box component="li" sx={ITEM}>
        <Box component="span" sx={{ color: 'warning.main' }}>
          ◆
        </Box>
        {translate('promotionCalendar.legend.holiday')}
      </Box>
    </Box>
  );
};
