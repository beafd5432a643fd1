/** What an adjustment would leave the member with: figures before and after, and which points come and go. */
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AdjustmentPreview } from '#contract/members/adjustments';
import type { LotLeft } from '#contract/members/points';
import { ApproversLeft } from '../../platform/shared/approvers/ApproversLeft.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { usePointWords } from '../shared/usePointWords.ts';

const sizeOf = ({ points, held }: LotLeft) => points + held;

/** The batches that differ, by how much. */
const changedLots = ({ before, after }: AdjustmentPreview) => {
  const was = new Map(before.lots.map((lot) => [lot.id, lot]));
  const is = new Map(after.lots.map((lot) => [lot.id, lot]));
  return [...new Map([...was, ...is]).values()].flatMap((lot) => {
    const known = was.get(lot.id);
    const left = is.get(lot.id);
    const change = (left ? sizeOf(left) : 0) - (known ? sizeOf(known) : 0);
    return change === 0 ? [] : [{ lot, change, isNew: known === undefined }];
  });
};

const useFigures = ({ before, after }: AdjustmentPreview) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const { count } = usePointWords();
  const levelName = (key: string | null) =>
    key === null ? translate('members.levels.none') : nameOf('levels', key);
  const figures = [
    ['points.available', count(before.balance.available), count(after.balance.available)],
    ['points.pending', count(before.balance.pending), count(after.balance.pending)],
    ['points.arrears', count(before.balance.arrears), count(after.balance.arrears)],
    ['pointAdjustments.growthInAll', count(before.growth), count(after.growth)],
    ['resources.members.fields.level', levelName(before.level), levelName(after.level)],
  ] as const;
  return figures
    .filter(([label, was, is]) => was !== is || label === 'points.available')
    .map(([label, was, is]) => ({
      label,
      value: was === is ? is : translate('pointAdjustments.fromTo', { was, is }),
    }));
};

export const AdjustPreview = ({ preview }: { preview: AdjustmentPreview }) => {
  const translate = useTranslate();
  const words = usePointWords();
  const figures = useFigures(preview);
  const lots = changedLots(preview);
  const account = useAccount();
  const { approval } = preview;
  return (
    <Box aria-live="polite" sx={{ mt: 1 }}>
      <Typography variant="h3" component="p" sx={{ mb: 1 }}>
        {translate('pointAdjustments.result')}
      </Typography>
      <Facts facts={figures} />
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {lots.map(({ lot, change, isNew }) => (
          <li key={lot.id}>
            {[
              words.signed(change),
              ...(isNew ? [] : [words.about(lot)]),
              words.lastDay(lot.expiresAt),
            ].join(translate('layout.partSeparator'))}
          </li>
        ))}
      </Box>
      {approval && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate(`pointAdjustments.above.${approval.excess}`, {
            limit: words.count(approval.limit),
            used: words.count(approval.used),
          })}
        </Alert>
      )}
      {approval && account && (
        <ApproversLeft resource="pointAdjustments" authorIds={[account.id]} />
      )}
    </Box>
  );
};
