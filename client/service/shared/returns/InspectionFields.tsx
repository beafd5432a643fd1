/** What was found of the units that came in, line by line; of a line with replacements, for either goods. */
import { Box, FormHelperText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseLine } from '#contract/service/cases';
import { FOUND } from '#contract/service/inspection';
import { lineNameOf } from '#rules/service/cases';
import { CountField } from '../../../ui/form/CountField.tsx';
import type { CaseFieldsProps } from '../cases/formTypes.ts';
import { useWrongText } from '../../../ui/record/useWrongText.ts';
import { errorOfLine, typedIn } from './inputs.ts';
import { foundName, receivedLines, replacedOf, withFound } from './inspectionInputs.ts';

const Missing = ({ error }: { error: string | undefined }) => {
  const toWrongText = useWrongText();
  return error === undefined ? null : <FormHelperText error>{toWrongText(error)}</FormHelperText>;
};

interface FoundProps extends Pick<CaseFieldsProps, 'input' | 'onInput' | 'record'> {
  line: CaseLine;
  /** The goods, as they are called. */
  name: string;
  title: string;
  isReplaced?: boolean;
}

/** The units of one kind of goods, by what was found of them. */
const FoundUnits = ({
  line: { lineNumber },
  name,
  title,
  isReplaced = false,
  ...form
}: FoundProps) => {
  const translate = useTranslate();
  const { input, onInput, record } = form;
  return (
    <Box role="group" aria-label={name} sx={{ display: 'grid', gap: 1 }}>
      <Typography component="div">{title}</Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' },
        }}
      >
        {FOUND.map((disposition) => {
          const held = foundName(disposition, isReplaced);
          return (
            <CountField
              key={disposition}
              label={translate(`returnReasons.dispositions.${disposition}`)}
              value={typedIn(input, held)[lineNumber] ?? null}
              onChange={(count) =>
                onInput(withFound(input, record, { name: held, lineNumber, count }))
              }
            />
          );
        })}
      </Box>
    </Box>
  );
};

const LineFields = ({ line, ...form }: Omit<FoundProps, 'name' | 'title'>) => {
  const translate = useTranslate();
  const known = replacedOf(form.record, line.lineNumber);
  const name = lineNameOf(line);
  const goods = [...new Set(known?.replaced.map(({ sku }) => sku))];
  const skus = goods.join(', ');
  const words = { name, skus, received: line.received };
  const inOrder = goods.length > 1 && (
    <FormHelperText>{translate('returnCases.oldestFirst', words)}</FormHelperText>
  );
  if (known?.isAsked) {
    const sold = translate('returnCases.asSold', words);
    const replaced = translate('returnCases.asReplaced', words);
    return (
      <>
        <Typography component="div">{translate('returnCases.eachOf', words)}</Typography>
        <FoundUnits {...form} line={line} name={sold} title={sold} />
        <FoundUnits {...form} line={line} name={replaced} title={replaced} isReplaced />
        {inOrder}
      </>
    );
  }
  const title = known?.others === 0 ? 'returnCases.replacedOnly' : 'returnCases.foundOf';
  return (
    <>
      <FoundUnits {...form} line={line} name={name} title={translate(title, words)} />
      {inOrder}
    </>
  );
};

export const InspectionFields = ({ errors, ...form }: CaseFieldsProps) =>
  receivedLines(form.record).map((line, index) => (
    <Box key={line.id} sx={{ display: 'grid', gap: 1 }}>
      <LineFields {...form} line={line} />
      <Missing
        error={
          errors?.[`found${line.lineNumber}`] ??
          errorOfLine(errors, { lineNumber: line.lineNumber, isFirst: index === 0 })
        }
      />
    </Box>
  ));
