/** What undoing a merge takes back of what was given for levels that the two reached only together. */
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LevelReward, UnmergePreview } from '#contract/members/merges';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { recordLabel } from '../shared/recordLabel.ts';
import { usePointWords } from '../shared/usePointWords.ts';

type Sides = Pick<UnmergePreview, 'member' | 'record'>;

const Reward = ({ reward, sides }: { reward: LevelReward; sides: Sides }) => {
  const translate = useTranslate();
  const { count } = usePointWords();
  const levelName = useAudienceName();
  const side = reward.memberId === sides.record.id ? sides.record : sides.member;
  const about = { name: recordLabel(side), level: levelName('levels', reward.level) };
  const { points, owed, lost, codes, usedCodes } = reward;
  const lines = [
    ...(points > 0
      ? [
          translate('merges.undo.rewards.points', {
            ...about,
            points: count(points),
            owed: count(owed),
            lost: count(lost),
          }),
        ]
      : []),
    ...(codes > 0
      ? [translate('merges.undo.rewards.codes', { ...about, smart_count: codes })]
      : []),
    ...(usedCodes.length > 0
      ? [
          translate('merges.undo.rewards.used', {
            ...about,
            codes: usedCodes.join(translate('layout.listSeparator')),
          }),
        ]
      : []),
  ];
  return lines.map((line) => (
    <Typography key={line} sx={{ mt: 1, overflowWrap: 'anywhere' }}>
      {line}
    </Typography>
  ));
};

export const TakenBack = ({ preview }: { preview: Sides & Pick<UnmergePreview, 'rewards'> }) =>
  preview.rewards.map((reward) => (
    <Reward key={`${reward.memberId} ${reward.level}`} reward={reward} sides={preview} />
  ));
