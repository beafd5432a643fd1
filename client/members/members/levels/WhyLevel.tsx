/** Why the programme gave, kept or took a level: what it measured on which days, and what was asked for. */
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LevelEntry, LevelMeasures, MeasuredLevel } from '#contract/members/levels';
import { formatDay } from '../../../ui/record/dayText.ts';
import { useStoreSettings } from '../../../ui/record/useStoreSettings.ts';
import { WhyDrawer } from '../../shared/WhyDrawer.tsx';
import { useLevelWords } from './useLevelWords.ts';
import { useMeasuredWords } from './useMeasuredWords.ts';

const Measured = ({ level }: { level: MeasuredLevel }) => {
  const translate = useTranslate();
  const { levelName } = useLevelWords();
  const { locale } = useStoreSettings();
  const { thresholdOf, figureOf, hintOf } = useMeasuredWords();
  const say = (key: string, facts?: Record<string, unknown>) =>
    translate(`members.levels.why.${key}`, facts);
  const day = (on: string) => formatDay(on, locale);
  const hint = hintOf(level);
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {say(level.isMet ? 'met' : 'missed', { level: levelName(level.key) })}
      </Typography>
      {hint && <Typography sx={{ color: 'text.secondary' }}>{hint}</Typography>}
      {level.conditions.length === 0 && say('everybody')}
      {level.conditions.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{say('needed')}</TableCell>
                <TableCell align="right">{say('measured')}</TableCell>
                <TableCell align="right">{say('missing')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {level.conditions.map((condition) => (
                <TableRow key={JSON.stringify(condition)}>
                  <TableCell>
                    {thresholdOf(condition)}
                    <Typography component="div" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
                      {condition.from === null
                        ? say('upTo', { to: day(condition.to) })
                        : say('between', { from: day(condition.from), to: day(condition.to) })}
                    </Typography>
                  </TableCell>
                  <TableCell align="right">{figureOf(condition, condition.measured)}</TableCell>
                  <TableCell align="right">{figureOf(condition, condition.missing)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </>
  );
};

export interface WhyLevelProps {
  entry: Pick<LevelEntry, 'level' | 'levelBefore' | 'kind'>;
  measures: LevelMeasures;
}

export const WhyLevel = ({ entry, measures }: WhyLevelProps) => {
  const translate = useTranslate();
  const { levelName } = useLevelWords();
  const { locale } = useStoreSettings();
  const { level, levelBefore, kind } = entry;
  const title = translate('members.levels.why.title', {
    before: levelName(levelBefore),
    level: levelName(level),
  });
  return (
    <WhyDrawer title={title}>
      {() => (
        <>
          <Typography>
            {kind !== null && translate(`members.levels.programme.kinds.${kind}`)}
          </Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            {translate('members.levels.why.day', { day: formatDay(measures.day, locale) })}
          </Typography>
          {measures.levels.map((one) => (
            <Measured key={one.key} level={one} />
          ))}
        </>
      )}
    </WhyDrawer>
  );
};
