/** Every level that the shop sent, staff gave and the programme decided, with its figures, the newest first. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LevelEntry, MemberLevels } from '#contract/members/levels';
import { useCount } from '../../../ui/list/useCount.ts';
import { useLevelWords } from './useLevelWords.ts';
import { WhyLevel } from './WhyLevel.tsx';

const Entry = ({ entry }: { entry: LevelEntry }) => {
  const translate = useTranslate();
  const { day, until, levelName, sourceOf } = useLevelWords();
  const { level, startsAt, endedAt, undoneAt, cause, reason, kind } = entry;
  const { programmeNumber, measures } = entry;
  const facts = [
    translate('members.levels.from', { day: day(startsAt) }),
    ...(cause === 'override' ? [until(entry)] : []),
    ...(endedAt === null ? [] : [translate('members.levels.ended', { day: day(endedAt) })]),
    ...(undoneAt === null ? [] : [translate('members.levels.undone', { day: day(undoneAt) })]),
    ...(kind === null ? [] : [translate(`members.levels.programme.kinds.${kind}`)]),
    programmeNumber === null
      ? sourceOf(entry)
      : translate('members.levels.programme.version', { number: programmeNumber }),
    ...(reason === null ? [] : [reason]),
  ];
  return (
    <Box component="li" sx={{ mb: 0.75, overflowWrap: 'anywhere' }}>
      {levelName(level)} {measures && <WhyLevel entry={entry} measures={measures} />}
      <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
        {facts.join(translate('layout.partSeparator'))}
      </Typography>
    </Box>
  );
};

export const LevelHistory = ({ history, total }: Pick<MemberLevels, 'history' | 'total'>) => {
  const translate = useTranslate();
  const count = useCount();
  if (history.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        {translate('members.levels.history', { smart_count: total, entries: count(total) })}
      </Box>
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {history.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Box>
      {total > history.length && (
        <Typography sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          {translate('members.levels.older', { entries: count(total - history.length) })}
        </Typography>
      )}
    </Box>
  );
};
