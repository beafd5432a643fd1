/** The promotion the simulator was opened for, and whether its unapproved terms count. */
import { Alert, Box, Button, FormControlLabel, Switch } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Promotion, PromotionRevision } from '#contract/promotions/promotions';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

interface Props {
  promotion: Promotion;
  open: PromotionRevision | null;
  /** Whether it has only terms that are not tried for this person. */
  isHidden: boolean;
  withDraft: boolean;
  onChange: (withDraft: boolean) => void;
  onForget: () => void;
}

export const AskedPromotion = ({
  promotion,
  open,
  isHidden,
  withDraft,
  onChange,
  onForget,
}: Props) => {
  const translate = useTranslate();
  const ofOpen = promotion.liveRevision === null ? 'draft' : 'revision';
  const key = isHidden ? 'hidden' : open === null ? 'approved' : ofOpen;
  return (
    <Alert
      severity="info"
      sx={{ mb: 2, '& .MuiAlert-message': { flex: 1 } }}
      action={
        <Button color="inherit" onClick={onForget}>
          {translate('simulator.asked.forget')}
        </Button>
      }
    >
      <RecordLink resource="promotions" id={promotion.id}>
        {promotion.name}
      </RecordLink>
      <div>{translate(`simulator.asked.${key}`)}</div>
      {open !== null && (
        <Box>
          <FormControlLabel
            control={
              <Switch
                size="small"
                checked={withDraft}
                onChange={(_, checked) => onChange(checked)}
              />
            }
            label={translate('simulator.asked.count', { smart_count: open.revision })}
          />
        </Box>
      )}
    </Alert>
  );
};
