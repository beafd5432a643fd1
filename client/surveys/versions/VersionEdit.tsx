/** The builder: what a draft asks, written in both languages side by side. */
import { Alert } from '@mui/material';
import { BooleanInput, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Question } from '#contract/surveys/definitions';
import { type SurveyVersion, VersionEdit as Contract } from '#contract/surveys/versions';
import { isHeadline } from '#rules/surveys/definitionIssues';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { LocalizedInput, useLocalize } from '../../ui/record/localized.tsx';
import { Gap } from '../../ui/record/Gap.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { Check } from './builder/Check.tsx';
import { QuestionsInput } from './builder/QuestionsInput.tsx';
import { label } from './label.ts';
import { VersionState, VersionTitle } from './VersionTitle.tsx';

const sent = ({ definition, version }: Partial<SurveyVersion>) => ({
  definition,
  ...(version !== undefined && { version }),
});

const HeadlineInput = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const questions = (useWatch({ name: 'definition.questions' }) as Question[] | undefined) ?? [];
  const choices = questions.flatMap((question, index) =>
    isHeadline(question)
      ? [
          {
            id: question.key,
            name: `${index + 1}. ${toText(question.texts) || translate('surveyVersions.builder.untitled')}`,
          },
        ]
      : [],
  );
  return (
    <SelectInput
      source="definition.headlineKey"
      label={label('headlineKey')}
      choices={choices}
      translateChoice={false}
      parse={(key: string) => key || null}
      helperText="surveyVersions.builder.headlineHelp"
      sx={{ maxWidth: '100%' }}
    />
  );
};

/** What was published is only read: the next version is written from the page of the survey. */
const Published = ({ id }: { id: number }) => {
  const translate = useTranslate();
  return (
    <Alert severity="info">
      {translate('surveys.errors.published')}
      <Gap />
      <RecordLink id={id} to="show">
        {translate('surveyVersions.read')}
      </RecordLink>
    </Alert>
  );
};

const Writing = () => {
  const version = useRecordContext<SurveyVersion>();
  if (!version) return null;
  if (version.publishedAt !== null) return <Published id={version.id} />;
  return (
    <Form contract={Contract}>
      <Check />
      <Section title="surveyVersions.sections.opening">
        <LocalizedInput
          source="definition.introTexts"
          label={label('introTexts')}
          multiline
          minRows={2}
        />
      </Section>
      <QuestionsInput />
      <Section title="surveyVersions.sections.ending">
        <LocalizedInput
          source="definition.thanksTexts"
          label={label('thanksTexts')}
          multiline
          minRows={2}
        />
        <HeadlineInput />
        <BooleanInput
          source="definition.asksContact"
          label={label('asksContact')}
          helperText="surveyVersions.builder.contactHelp"
        />
      </Section>
    </Form>
  );
};

const VersionEdit = () => (
  <EditPage
    title={<VersionTitle />}
    header={<VersionState />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(version: SurveyVersion) => sent(version)}
    rail={<HistorySection changes={() => <></>} />}
  >
    <Writing />
  </EditPage>
);
export default VersionEdit;
