import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MessageKind, MessageTemplateInput } from '#contract/platform/messages';
import {
  exampleValues,
  footerText,
  renderSubject,
  renderText,
  type TemplateFault,
  templateFault,
  variablesOf,
} from '#rules/platform/messages';
import { type Language, LANGUAGES } from '#shared/localization';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

type Texts = Pick<MessageTemplateInput, 'subjects' | 'bodies'>;

const TEXT = {
  m: 0,
  p: 1.5,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  bgcolor: 'action.hover',
  borderRadius: 1,
  font: 'inherit',
} as const;

/** What is wrong with a template, in words. */
const useFaultText = () => {
  const translate = useTranslate();
  return (fault: TemplateFault): string =>
    fault === 'braces'
      ? translate('messages.errors.braces')
      : translate('messages.errors.unknownVariable', { name: fault.unknown });
};

const Written = ({
  kind,
  texts: { subjects, bodies },
  language,
}: {
  kind: MessageKind;
  texts: Texts;
  language: Language;
}) => {
  const translate = useTranslate();
  const faultText = useFaultText();
  const values = exampleValues(kind, useStoreSettings().storeName);
  const [subject, body] = [subjects[language] ?? '', bodies[language] ?? ''];
  const known = variablesOf(kind);
  const fault = templateFault(subject, known) ?? templateFault(body, known);
  const footer =
    kind.purpose === 'marketing' ? footerText(language, translate('messageTemplates.link')) : '';
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography color="text.secondary">{translate(`layout.languages.${language}`)}</Typography>
      {fault !== null && <Typography color="error">{faultText(fault)}</Typography>}
      <Box lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <Typography sx={{ fontWeight: 600, my: 0.5, overflowWrap: 'anywhere' }}>
          {renderSubject(subject, values, language)}
        </Typography>
        <Box component="pre" sx={TEXT}>
          {renderText(body, values, language) + footer}
        </Box>
      </Box>
    </Box>
  );
};

/** The message in each language with the values of an example. */
export const Preview = ({ kind, texts }: { kind: MessageKind | undefined; texts: Texts }) => (
  <Section title="messageTemplates.preview" help="messageTemplates.previewHelp">
    {kind && (
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' },
        }}
        data-preview
      >
        {LANGUAGES.map((language) => (
          <Written key={language} kind={kind} texts={texts} language={language} />
        ))}
      </Box>
    )}
  </Section>
);
