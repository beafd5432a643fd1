/** The levels side by side: how each is reached and kept, and what it gives. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LevelTerms } from '#contract/members/programme';
import {
  benefitText,
  BENEFITS,
  keptText,
  reachedText,
  type Words,
} from '../shared/programme/summary.ts';

const TABLE = {
  borderCollapse: 'collapse',
  width: '100%',
  '& th, & td': {
    p: 1,
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: 1,
    borderColor: 'divider',
  },
  // On a phone the names wrap, so that a level stands beside them.
  '& th': { fontWeight: 600, whiteSpace: { xs: 'normal', sm: 'nowrap' } },
  '& td': { minWidth: 140 },
} as const;

export const LevelTable = ({ levels, words }: { levels: readonly LevelTerms[]; words: Words }) => {
  const translate = useTranslate();
  const given = BENEFITS.filter((benefit) =>
    levels.some((level) => benefitText(benefit, level.benefits, words) !== null),
  );
  const none = translate('programme.table.none');
  const rows = [
    {
      title: translate('programme.table.reached'),
      cell: (level: LevelTerms) => reachedText(level, words),
    },
    {
      title: translate('programme.table.kept'),
      cell: (level: LevelTerms) => keptText(level, words),
    },
    ...given.map((benefit) => ({
      title: translate(`resources.programmeVersions.fields.${benefit}`),
      cell: (level: LevelTerms) => benefitText(benefit, level.benefits, words) ?? none,
    })),
  ];
  return (
    <Box
      tabIndex={0}
      role="region"
      aria-label={translate('programme.table.caption')}
      sx={{ overflowX: 'auto' }}
    >
      <Box component="table" sx={TABLE}>
        <thead>
          <tr>
            <th scope="col">{translate('programme.table.level')}</th>
            {levels.map(({ key }) => (
              <th key={key} scope="col">
                {words.level(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, cell }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {levels.map((level) => (
                <td key={level.key}>{cell(level)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
};
