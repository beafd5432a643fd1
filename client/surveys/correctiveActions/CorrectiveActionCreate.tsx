/** A new action; the page that leads here says what it is about, and what shows it. */
import { useLocation } from 'react-router-dom';
import { CorrectiveActionInput } from '#contract/surveys/correctiveActions';
import { EvidenceFigure, type EvidenceInput } from '#contract/surveys/correctiveEvidence';
import { isDay } from '#shared/days';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { CorrectiveActionFields } from './CorrectiveActionFields.tsx';
import { readMeasure } from './measureText.ts';

const NEW = {
  title: '',
  plan: null,
  type: null,
  ownerId: null,
  verifierId: null,
  dueOn: null,
  rootCauseId: null,
  dimensionKey: null,
  categoryId: null,
  channel: null,
  surveyId: null,
  measure: null,
  windowDays: 28,
  evidence: [],
};

const idIn = (query: URLSearchParams, name: string): number | null => {
  const id = Number(query.get(name));
  return Number.isSafeInteger(id) && id > 0 ? id : null;
};

/** What an address says wrongly is left out. */
const figureIn = (query: URLSearchParams): EvidenceFigure | null => {
  try {
    return EvidenceFigure.parse(JSON.parse(query.get('figure') ?? ''));
  } catch {
    return null;
  }
};

const evidenceIn = (query: URLSearchParams): EvidenceInput[] => {
  const surveyId = idIn(query, 'surveyId');
  const measure = readMeasure(query.get('measure'));
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const rootCauseId = idIn(query, 'rootCauseId');
  const figure = figureIn(query);
  return [
    ...(figure === null ? [] : [{ kind: 'figure' as const, figure }]),
    ...(surveyId !== null &&
    measure !== null &&
    measure.kind !== 'rootCause' &&
    isDay(from) &&
    isDay(to)
      ? [{ kind: 'cell' as const, cell: { ...measure, kind: measure.kind, surveyId, from, to } }]
      : []),
    ...(query.get('responses') ?? '')
      .split(',')
      .flatMap((responseId) =>
        responseId === '' ? [] : [{ kind: 'response' as const, responseId }],
      ),
    ...(rootCauseId === null ? [] : [{ kind: 'rootCause' as const, rootCauseId }]),
  ];
};

const CorrectiveActionCreate = () => {
  const { search } = useLocation();
  const query = new URLSearchParams(search);
  const defaults = {
    ...NEW,
    title: query.get('title') ?? '',
    surveyId: idIn(query, 'surveyId'),
    measure: readMeasure(query.get('measure')),
    dimensionKey: query.get('dimensionKey'),
    rootCauseId: idIn(query, 'rootCauseId'),
    categoryId: idIn(query, 'categoryId'),
    evidence: evidenceIn(query),
  };
  return (
    <CreatePage redirect="show">
      <Form key={search} contract={CorrectiveActionInput} defaultValues={defaults}>
        <CorrectiveActionFields />
      </Form>
    </CreatePage>
  );
};
export default CorrectiveActionCreate;
