/** A new survey: from a template, as a copy of another, or empty. */
import { Alert } from '@mui/material';
import { SelectInput, useGetOne, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useLocation } from 'react-router-dom';
import { type Survey, SurveyInput } from '#contract/surveys/surveys';
import { type Template, TEMPLATE_PURPOSES, TEMPLATES } from '#contract/surveys/templates';
import { type Language, LANGUAGES, type Localized } from '#shared/localization';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { SurveyFields } from './SurveyFields.tsx';

const CHOICES = TEMPLATES.map((id) => ({ id, name: `surveys.templates.${id}` }));
const NEW = {
  names: {},
  purpose: null,
  identityMode: 'identified',
  template: null,
  copyOf: null,
};

/** What the name of a copy ends with, in the languages of its texts. */
const COPY: Record<Language, string> = { en: ' (copy)', zh: '（副本）' };

const isTemplate = (value: unknown): value is Template =>
  (TEMPLATES as readonly unknown[]).includes(value);

/** What it is for follows from the template until somebody says otherwise. */
const TemplateInput = () => {
  const { setValue } = useFormContext();
  return (
    <SelectInput
      source="template"
      choices={CHOICES}
      emptyText="surveys.withoutTemplate"
      onChange={(event) => {
        const chosen: unknown = event.target?.value;
        if (isTemplate(chosen))
          setValue('purpose', TEMPLATE_PURPOSES[chosen], { shouldDirty: true });
      }}
      parse={(template: string) => template || null}
      helperText="surveys.templateHelp"
    />
  );
};

const Creating = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { search } = useLocation();
  const copyOf = Number(new URLSearchParams(search).get('copy'));
  const copied = useGetOne<Survey>(
    'surveys',
    { id: copyOf, meta: { whole: true } },
    { enabled: copyOf > 0 },
  );
  if (copyOf > 0 && !copied.data) return <Loading query={copied} height={240} />;
  const survey = copyOf > 0 ? copied.data : undefined;
  const names: Localized = Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = survey?.names[language];
      return name ? [[language, name + COPY[language]]] : [];
    }),
  );
  const defaults = survey
    ? {
        ...NEW,
        names,
        purpose: survey.purpose,
        identityMode: survey.identityMode,
        copyOf: survey.id,
      }
    : NEW;
  return (
    <Form key={copyOf} contract={SurveyInput} defaultValues={defaults}>
      {survey ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('surveys.isCopy', { name: toText(survey.names) })}
        </Alert>
      ) : (
        <Section title="surveys.sections.template">
          <TemplateInput />
        </Section>
      )}
      <SurveyFields />
    </Form>
  );
};

const SurveyCreate = () => (
  <CreatePage redirect="show">
    <Creating />
  </CreatePage>
);
export default SurveyCreate;
