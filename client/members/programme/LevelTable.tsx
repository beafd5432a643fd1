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
  // The names wrap and stay where they are, so that a level always stands beside them.
  '& th': { fontWeight: 600 },
  '& th:first-of-type': {
    position: 'sticky',
    left: 0,
    bgcolor: 'background.paper',
    minWidth: 110,
    maxWidth: 160,
  },
  '& td': { minWidth: 120 },
} as const;

/** Its bar is always there, so that nobody takes the first levels for all of them. */
const SCROLLS = {
  overflowX: 'auto',
  '&::-webkit-scrollbar': { height: 8 },
  '&::-webkit-scrollbar-thumb': { bgcolor: 'text.disabled', borderRadius: 1 },
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
    <Box tabIndex={0} role="region" aria-label={translate('programme.table.caption')} sx={SCROLLS}>
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
