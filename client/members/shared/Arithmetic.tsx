/** How the points of an entry came about: its lines with base and rate, the level then, the limits reached, or since when the member was inactive. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import * as z from 'zod';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { usePointWords } from './usePointWords.ts';

/** What entries of orders note; entries of other kinds note less. Rates are in basis points. */
const Noted = z.object({
  level: z.string().nullish(),
  lastActiveDay: z.string().nullish(),
  limits: z.array(z.string()).default([]),
  lines: z
    .array(z.object({ number: z.number(), base: z.number(), rate: z.number(), award: z.number() }))
    .default([]),
  /** What staff adjusted. */
  adjustment: z
    .object({
      reason: z.string(),
      caseNumber: z.string().nullable(),
      authorName: z.string(),
    })
    .optional(),
});

interface Props {
  detail: Record<string, unknown>;
  /** What the lines gave. */
  gave?: 'points' | 'growth';
}

export const Arithmetic = ({ detail, gave = 'points' }: Props) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const money = useMoney();
  const { count, day } = usePointWords();
  const { data } = Noted.safeParse(detail);
  if (!data) return null;
  const { level, lastActiveDay, limits, lines, adjustment } = data;
  if (!level && !lastActiveDay && !adjustment && limits.length === 0 && lines.length === 0)
    return null;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('points.detailTitle')}
      </Typography>
      <Facts
        facts={[
          ...(level ? [{ label: 'points.levelThen', value: nameOf('levels', level) }] : []),
          ...(lastActiveDay ? [{ label: 'points.lastActiveDay', value: day(lastActiveDay) }] : []),
          ...(adjustment
            ? [
                {
                  label: 'resources.pointAdjustments.fields.reason',
                  value: translate(`pointAdjustments.reasons.${adjustment.reason}`),
                },
                {
                  label: 'resources.pointAdjustments.fields.caseNumber',
                  value: adjustment.caseNumber,
                },
                {
                  label: 'resources.pointAdjustments.fields.authorName',
                  value: <PersonName name={adjustment.authorName} />,
                },
              ]
            : []),
          ...(limits.length > 0
            ? [
                {
                  label: 'points.limitsReached',
                  value: limits
                    .map((limit) => translate(`points.limits.${limit}`))
                    .join(translate('layout.listSeparator')),
                },
              ]
            : []),
        ]}
      />
      <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
        {lines.map(({ number, base, rate, award }) => (
          <li key={number}>
            {translate(`${gave}.line`, {
              number,
              base: money(base),
              times: rate / 10_000,
              award: count(award),
            })}
          </li>
        ))}
      </Box>
    </>
  );
};
