/** One question as it is answered on a phone. */
import {
  Box,
  Checkbox,
  FormControlLabel,
  Radio,
  RadioGroup,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { type Question, SCALES } from '#contract/surveys/definitions';
import { answerKey, type Given } from '#rules/surveys/definitions';
import { endsOf } from '#rules/surveys/scaleEnds';
import { type Language, localize, type Localized } from '#shared/localization';

interface Props {
  question: Question;
  language: Language;
  answers: ReadonlyMap<string, Given>;
  onAnswer: (key: string, given: Given) => void;
}

/** At least 44 px high, as wide as there is room for. */
const MARK = { flex: '1 1 44px', minHeight: 44, px: 0.5 } as const;

interface MarksProps {
  labelledBy: string;
  scale: { min: number; max: number };
  value: Given | undefined;
  onMark: (mark: number) => void;
}
const Marks = ({ labelledBy, scale: { min, max }, value, onMark }: MarksProps) => (
  <ToggleButtonGroup
    exclusive
    value={value ?? null}
    onChange={(_, mark: number | null) => mark !== null && onMark(mark)}
    aria-labelledby={labelledBy}
    sx={{ display: 'flex', flexWrap: 'wrap' }}
  >
    {Array.from({ length: max - min + 1 }, (_, index) => min + index).map((mark) => (
      <ToggleButton key={mark} value={mark} sx={MARK}>
        {mark}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);

const Ends = ({ low, high }: { low: string; high: string }) => (
  <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mt: 0.5 }}>
    <Typography variant="caption">{low}</Typography>
    <Typography variant="caption" sx={{ textAlign: 'right' }}>
      {high}
    </Typography>
  </Box>
);

const Choice = ({
  question,
  labelledBy,
  language,
  answers,
  onAnswer,
}: Props & { question: Extract<Question, { type: 'choice' }>; labelledBy: string }) => {
  const given = answers.get(question.key);
  const chosen = typeof given === 'object' ? given : [];
  const toText = (texts: Localized) => localize(texts, language);
  if (!question.isMultiple)
    return (
      <RadioGroup
        aria-labelledby={labelledBy}
        value={chosen[0] ?? ''}
        onChange={(_, id) => onAnswer(question.key, [id])}
      >
        {question.options.map(({ id, texts }) => (
          <FormControlLabel key={id} value={id} control={<Radio />} label={toText(texts)} />
        ))}
      </RadioGroup>
    );
  const toggle = (id: string, isChosen: boolean) =>
    onAnswer(question.key, isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Box role="group" aria-labelledby={labelledBy} sx={{ display: 'grid' }}>
      {question.options.map(({ id, texts }) => (
        <FormControlLabel
          key={id}
          label={toText(texts)}
          control={
            <Checkbox
              checked={chosen.includes(id)}
              onChange={(_, isChosen) => toggle(id, isChosen)}
            />
          }
        />
      ))}
    </Box>
  );
};

const Matrix = ({
  question,
  language,
  answers,
  onAnswer,
}: Props & { question: Extract<Question, { type: 'matrix' }> }) => {
  const id = useId();
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {question.rows.map(({ key, texts }) => (
        <Box key={key}>
          <Typography id={`${id}${key}`}>{localize(texts, language)}</Typography>
          <Marks
            labelledBy={`${id}${key}`}
            scale={SCALES.matrix}
            value={answers.get(answerKey(question.key, key))}
            onMark={(mark) => onAnswer(answerKey(question.key, key), mark)}
          />
        </Box>
      ))}
    </Box>
  );
};

export const PreviewQuestion = (props: Props) => {
  const { question, language, answers, onAnswer } = props;
  const id = useId();
  const given = answers.get(question.key);
  const ends = 'lowTexts' in question ? endsOf(question, language) : null;
  return (
    <>
      <Typography id={id} variant="h3" component="p" sx={{ mb: 1.5 }}>
        {localize(question.texts, language)}
      </Typography>
      {question.type === 'choice' && <Choice {...props} question={question} labelledBy={id} />}
      {question.type === 'matrix' && <Matrix {...props} question={question} />}
      {question.type === 'text' && (
        <TextField
          fullWidth
          multiline
          minRows={4}
          value={typeof given === 'string' ? given : ''}
          onChange={({ target }) => onAnswer(question.key, target.value)}
          slotProps={{ htmlInput: { 'aria-labelledby': id } }}
        />
      )}
      {(question.type === 'nps' || question.type === 'csat' || question.type === 'ces') && (
        <Marks
          labelledBy={id}
          scale={SCALES[question.type]}
          value={given}
          onMark={(mark) => onAnswer(question.key, mark)}
        />
      )}
      {ends && <Ends low={ends[0]} high={ends[1]} />}
    </>
  );
};
