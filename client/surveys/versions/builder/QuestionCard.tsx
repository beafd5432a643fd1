/** One question in the builder: closed it says what is asked, open it is written. */
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { BooleanInput, useTranslate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import type { Question } from '#contract/surveys/definitions';
import { More } from '../../../ui/form/More.tsx';
import { LocalizedInput, useLocalize } from '../../../ui/record/localized.tsx';
import { label } from '../label.ts';
import { AnswerFields } from './AnswerFields.tsx';
import { LogicFields } from './LogicFields.tsx';
import { Handle, MoveButtons } from './MoveButtons.tsx';
import type { Order } from './useOrder.ts';

const CARD = { border: 1, borderRadius: 1, p: 1, mb: 1 } as const;

interface Props {
  source: string;
  index: number;
  order: Order;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onRemove: () => void;
}

const Fields = ({
  source,
  index,
  question,
}: Pick<Props, 'source' | 'index'> & { question: Question }) => (
  <>
    <LocalizedInput source={`${source}.texts`} label={label('texts')} multiline minRows={2} />
    <BooleanInput source={`${source}.isRequired`} label={label('isRequired')} helperText={false} />
    <AnswerFields source={source} />
    <More
      label="surveyVersions.builder.logic"
      isUsed={question.showIf !== null || question.skips.length > 0}
    >
      <LogicFields source={source} index={index} />
    </More>
  </>
);

export const QuestionCard = ({ source, index, order, isOpen, onOpen, onRemove }: Props) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const id = useId();
  const question = useWatch({ name: source }) as Question | undefined;
  const { errors } = useFormState();
  const definition = errors.definition as { questions?: unknown[] } | undefined;
  // What is wrong is never hidden.
  const isShown = isOpen || Boolean(definition?.questions?.[index]);
  if (!question) return null;
  const name = translate('surveyVersions.places.question', { number: index + 1 });
  return (
    <Box
      component="section"
      aria-label={name}
      {...order.dropProps(index)}
      sx={{ ...CARD, borderColor: order.isTarget(index) ? 'primary.main' : 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <Handle order={order} index={index} />
        <Button
          aria-expanded={isShown}
          aria-controls={id}
          onClick={() => onOpen(!isShown)}
          startIcon={<ExpandMore sx={{ transform: isShown ? 'rotate(180deg)' : 'none' }} />}
          sx={{ flex: 1, minWidth: 0, justifyContent: 'flex-start', textAlign: 'left' }}
        >
          <Typography component="span" noWrap>
            {index + 1}. {toText(question.texts) || translate('surveyVersions.builder.untitled')}
          </Typography>
        </Button>
        <Typography
          variant="caption"
          color="text.secondary"
          sx={{ display: { xs: 'none', sm: 'block' }, whiteSpace: 'nowrap' }}
        >
          {translate(`surveyVersions.types.${question.type}`)}
        </Typography>
        <MoveButtons order={order} index={index} name={name} onRemove={onRemove} />
      </Box>
      <Box id={id} hidden={!isShown} sx={{ pt: 1.5 }}>
        {isShown && <Fields source={source} index={index} question={question} />}
      </Box>
    </Box>
  );
};
