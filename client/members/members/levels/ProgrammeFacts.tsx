/** The level in the members' programme: its term, and what is missing to the next one and to stay. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MeasuredLevel } from '#contract/members/levels';
import type { ProgrammeLevel } from '#contract/members/evaluation';
import { Facts } from '../../../ui/record/Facts.tsx';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { MeasuredBar } from './MeasuredBar.tsx';
import { useLevelWords } from './useLevelWords.ts';
import { useMeasuredWords } from './useMeasuredWords.ts';

const Measured = ({ measured }: { measured: MeasuredLevel }) => {
  const { conditionOf, hintOf } = useMeasuredWords();
  const hint = hintOf(measured);
  return (
    <>
      {measured.conditions.map((condition) => (
        <Box key={JSON.stringify(condition)} sx={{ mb: 0.75, maxWidth: 460 }}>
          {conditionOf(condition)}
          <MeasuredBar condition={condition} label={conditionOf(condition)} />
        </Box>
      ))}
      {hint && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{hint}</Box>}
    </>
  );
};

export const ProgrammeFacts = ({ programme }: { programme: ProgrammeLevel }) => {
  const translate = useTranslate();
  const { day, levelName } = useLevelWords();
  const { locale } = useStoreSettings();
  const { level, since, validUntil, graceUntil, next, stay, projected, number } = programme;
  const say = (key: string, facts?: Record<string, unknown>) =>
    translate(`members.levels.programme.${key}`, facts);
  const join = (...parts: string[]) => parts.join(translate('layout.partSeparator'));
  const lastDay = (on: string) => formatDay(on, locale);
  const until =
    validUntil === null
      ? translate('members.levels.noEnd')
      : translate('members.levels.until', { day: lastDay(validUntil) });
  return (
    <Facts
      facts={[
        {
          label: 'members.levels.programme.level',
          value: join(
            levelName(level),
            say('since', { day: day(since) }),
            say('version', { number }),
          ),
        },
        {
          label: 'members.levels.programme.term',
          value:
            graceUntil === null ? until : join(until, say('grace', { day: lastDay(graceUntil) })),
        },
        {
          label: say('next', { level: levelName(next?.key ?? level) }),
          value: next ? <Measured measured={next} /> : say('highest'),
        },
        ...(stay
          ? [
              {
                label: say('stay', { level: levelName(level) }),
                value: <Measured measured={stay} />,
              },
            ]
          : []),
        ...(projected
          ? [
              {
                label: 'members.levels.programme.projected',
                value: say('becomes', {
                  level: levelName(projected.level),
                  day: day(projected.from),
                }),
              },
            ]
          : []),
      ]}
    />
  );
};
