/** Codes made, in the hands of members, redeemed: each as a bar with its figure. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CouponBatch } from '#contract/promotions/coupons';
import { useCount } from '../../ui/list/useCount.ts';
import { useShare } from '../../ui/record/share.ts';

export const BatchFunnel = ({
  batch: { kind, generated, quantity, claimed = 0, redeemed = 0, usesPerCode },
}: {
  batch: CouponBatch;
}) => {
  const translate = useTranslate();
  const count = useCount();
  const toShare = useShare();
  const isUnique = kind === 'unique';
  /** What all of it would be; null where nothing limits it. */
  const whole = isUnique ? quantity : usesPerCode;
  const steps = [
    ...(isUnique
      ? ([
          ['generated', generated],
          ['claimed', claimed],
        ] as const)
      : []),
    ['redeemed', redeemed] as const,
  ];
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, mt: 1, display: 'grid', gap: 1.25 }}>
      {steps.map(([name, value]) => {
        const share = whole ? Math.min(1, value / whole) : 0;
        return (
          <Box component="li" key={name}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
              <Box component="span">{translate(`resources.couponBatches.fields.${name}`)}</Box>
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                <strong>{count(value)}</strong>
                {whole !== null && (
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {' '}
                    {translate('couponBatches.ofWhole', {
                      whole: count(whole),
                      share: toShare(Math.min(value, whole), whole),
                    })}
                  </Box>
                )}
              </Box>
            </Box>
            {whole !== null && (
              <Box
                aria-hidden="true"
                sx={{ height: 8, borderRadius: 1, bgcolor: 'action.hover', overflow: 'hidden' }}
              >
                <Box sx={{ height: '100%', width: `${share * 100}%`, bgcolor: 'primary.main' }} />
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
};
