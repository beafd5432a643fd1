/** Leads from a figure to the form of a corrective action that has it as its evidence, for those who may propose one. */
import PlaylistAdd from '@mui/icons-material/PlaylistAdd';
import { IconButton, Tooltip } from '@mui/material';
import { LinkBase, useCanAccess, useTranslate } from 'react-admin';
import type { EvidenceFigure } from '#contract/surveys/correctiveEvidence';
import { createLink } from '../../links.ts';

/** Of the title of an action. */
const MAX_TITLE = 120;

export interface ProposeActionProps {
  /** What the figure is called. */
  name: string;
  figure: EvidenceFigure;
}

export const ProposeAction = ({ name, figure }: ProposeActionProps) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'correctiveActions', action: 'create' });
  if (canAccess !== true) return null;
  const to = createLink('correctiveActions', {
    title: name.slice(0, MAX_TITLE),
    figure: JSON.stringify(figure),
    categoryId: figure.of === 'returns' ? figure.categoryId : null,
    rootCauseId: figure.of === 'complaints' ? figure.rootCauseId : null,
  });
  const label = translate('serviceInsight.proposeFor', { name });
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        component={LinkBase}
        to={to}
        aria-label={label}
        sx={{ ml: 0.5, displayPrint: 'none' }}
      >
        <PlaylistAdd fontSize="small" />
      </IconButton>
    </Tooltip>
  );
};
