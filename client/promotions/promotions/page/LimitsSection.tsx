/** How much of its limits is used, reserved orders included. */
import { Box, Button, Typography } from '@mui/material';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import type { Promotion } from '#contract/promotions/promotions';
import { listLink } from '../../../links.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { UsageBar } from '../../../ui/record/UsageBar.tsx';
import { HiddenGiftCosts } from '../../shared/Spent.tsx';
import { useCount } from '../../../ui/list/useCount.ts';

export const LimitsSection = ({
  promotion: { id, terms, uses, spent },
}: {
  promotion: Promotion;
}) => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const { canAccess } = useCanAccess({ resource: 'redemptions', action: 'list' });
  const { budget, uses: most, perMember, perDay, givesBack } = terms.limits;
  const further = [
    perMember !== null && translate('promotions.limits.perMember', { count: count(perMember) }),
    perDay !== null && translate('promotions.limits.perDay', { count: count(perDay) }),
    !givesBack && translate('promotions.summary.keepsUse'),
  ].filter(Boolean);
  const rows = canAccess && (
    <Button component={LinkBase} to={listLink('redemptions', { filter: { promotionId: id } })}>
      {translate('promotions.limits.rows')}
    </Button>
  );
  const bars = [
    {
      label: 'promotions.limits.budget',
      used: spent === undefined ? 0 : spent,
      limit: budget,
      say: money,
    },
    { label: 'promotions.limits.uses', used: uses ?? 0, limit: most, say: count },
  ];
  return (
    <Section title="promotions.sections.limits" help="promotions.limits.help" actions={rows}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {bars.map(({ label, used, ...bar }) => (
          <Box key={label}>
            <Typography color="text.secondary">{translate(label)}</Typography>
            {used === null ? (
              <HiddenGiftCosts />
            ) : (
              <UsageBar {...bar} used={used} label={translate(label)} />
            )}
          </Box>
        ))}
      </Box>
      {further.length > 0 && (
        <Typography sx={{ mt: 1 }}>{further.join(translate('layout.listSeparator'))}</Typography>
      )}
    </Section>
  );
};
