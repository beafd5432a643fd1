/** Its codes, and where it can be tried out. */
import { Button, Typography } from '@mui/material';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import type { Promotion } from '#contract/promotions/promotions';
import { createLink, listLink } from '../../../links.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useCount } from '../../../ui/list/useCount.ts';

export const CodesSection = ({ promotion: { id, terms, codes } }: { promotion: Promotion }) => {
  const translate = useTranslate();
  const count = useCount();
  const { canAccess: seesCodes } = useCanAccess({ resource: 'coupons', action: 'list' });
  const { canAccess: makesCodes } = useCanAccess({ resource: 'couponBatches', action: 'create' });
  if (terms.trigger !== 'code') return null;
  return (
    <Section title="promotions.sections.codes">
      <Typography sx={{ mb: 1 }}>
        {(codes ?? 0) === 0
          ? translate('promotions.codes.none')
          : translate('promotions.codes.count', {
              smart_count: codes ?? 0,
              count: count(codes ?? 0),
            })}
      </Typography>
      {seesCodes && (codes ?? 0) > 0 && (
        <Button component={LinkBase} to={listLink('coupons', { filter: { promotionId: id } })}>
          {translate('promotions.codes.all')}
        </Button>
      )}
      {makesCodes && (
        <Button component={LinkBase} to={createLink('couponBatches', { promotionId: id })}>
          {translate('promotions.codes.make')}
        </Button>
      )}
    </Section>
  );
};
