/** What gives the codes of a batch to members, by name. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BatchGiver, CouponBatch } from '#contract/promotions/coupons';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

/** A batch as its page shows it. */
export type ShownBatch = CouponBatch & { givers?: readonly BatchGiver[] };

export const Givers = ({ givers }: { givers: readonly BatchGiver[] }) => {
  const toText = useLocalize();
  return givers.map(({ resource, id, names }) => (
    <Box key={`${resource}${id}`}>
      <RecordLink resource={resource} id={id} to="show">
        {toText(names)}
      </RecordLink>
    </Box>
  ));
};

/** Their names in one text. */
export const useGiverNames = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return (givers: readonly BatchGiver[]) =>
    givers.map(({ names }) => toText(names)).join(translate('layout.listSeparator'));
};
