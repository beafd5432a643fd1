/** What one version gives, by which rules, and what it does to the level. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DryRunSide } from '#contract/members/dryRuns';
import type { MeasuredLevel } from '#contract/members/levels';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useAwardText } from '../shared/replays/useAwardText.ts';
import { useRuleName } from '../shared/replays/useRuleName.ts';

const LIST = { m: 0, mb: 1.5, pl: 2.5 } as const;

const Next = ({ next }: { next: MeasuredLevel }) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const nameOf = useAudienceName();
  return (
    <Typography>
      {translate('dryRuns.next', { level: nameOf('levels', next.key) })}
      {translate('layout.labelSeparator')}
      {next.conditions
        .map(({ metric, measured, needed }) =>
          translate(`dryRuns.measured.${metric}`, {
            measured: metric === 'netSpend' ? money(measured) : count(measured),
            needed: metric === 'netSpend' ? money(needed) : count(needed),
          }),
        )
        .join(translate('layout.listSeparator'))}
    </Typography>
  );
};

export const Side = ({
  title,
  source,
  side,
}: {
  title: string;
  source: string;
  side: DryRunSide;
}) => {
  const translate = useTranslate();
  const count = useCount();
  const nameOf = useAudienceName();
  const toText = useAwardText(side.rules);
  const ruleName = useRuleName();
  const levelName = (key: string | null) =>
    key === null ? translate('replays.noLevel') : nameOf('levels', key);
  const { awards, skipped, rules, points, growth, level, levelBefore, levelAfter, next } = side;
  return (
    <Section title={title}>
      <Typography sx={{ fontSize: 18, fontWeight: 600, mb: 1 }}>
        {translate('dryRuns.sum', { points: count(points), growth: count(growth) })}
      </Typography>
      <Typography sx={{ mb: 1 }}>
        {translate('dryRuns.byLevel', { level: levelName(level) })}
      </Typography>
      <Box component="ul" sx={LIST}>
        {awards.length === 0 && <li>{translate('replays.award.nothing')}</li>}
        {awards.map((award) => (
          <li key={`${award.ruleKey}/${award.currency}`}>{toText(source, award)}</li>
        ))}
      </Box>
      {skipped.length > 0 && (
        <>
          <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
            {translate('dryRuns.skippedTitle')}
          </Typography>
          <Box component="ul" sx={{ ...LIST, color: 'text.secondary' }}>
            {skipped.map(({ ruleKey, reason }) => (
              <li key={ruleKey}>
                {ruleName(
                  rules.find(({ key }) => key === ruleKey) ?? { key: ruleKey, names: null },
                )}
                {translate('layout.labelSeparator')}
                {translate(`dryRuns.skipped.${reason}`)}
              </li>
            ))}
          </Box>
        </>
      )}
      <Typography>
        {levelBefore === levelAfter
          ? translate('dryRuns.stays', { level: levelName(levelAfter) })
          : translate('dryRuns.rises', { from: levelName(levelBefore), to: levelName(levelAfter) })}
      </Typography>
      {next && <Next next={next} />}
    </Section>
  );
};
