/** The forms and details of every kind: one line for each. */
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind } from '#contract/service/stages';
import { careDetails, careForms } from './forms/care.tsx';
import { complaintDetails, complaintForms } from './forms/complaint.tsx';
import { disputeDetails, disputeForms } from './forms/dispute.tsx';
import { parcelCorrectionForms } from './forms/parcelCorrection.tsx';
import { questionForms } from './forms/question.tsx';
import { exchangeDetails } from '../exchanges/ExchangeDetails.tsx';
import { convertForm } from '../exchanges/convertForm.tsx';
import { exchangeForms } from '../exchanges/forms.tsx';
import { repairForms } from '../repairs/forms.tsx';
import { repairDetails } from '../repairs/RepairDetails.tsx';
import { moneyForms } from '../returns/moneyForms.tsx';
import { returnForms } from '../returns/forms.tsx';
import { returnDetails } from '../returns/ReturnDetails.tsx';
import type { CaseForm, KindDetails } from './formTypes.ts';

const FORMS: readonly CaseForm[] = [
  ...parcelCorrectionForms,
  ...questionForms,
  ...careForms,
  ...exchangeForms,
  convertForm,
  ...repairForms,
  ...returnForms,
  ...moneyForms,
  ...complaintForms,
  ...disputeForms,
];
const DETAILS: readonly KindDetails[] = [
  careDetails,
  exchangeDetails,
  repairDetails,
  ...returnDetails,
  complaintDetails,
  disputeDetails,
];

export const formOf = (kind: CaseKind, action: CaseAction): CaseForm | undefined =>
  FORMS.find((form) => form.kind === kind && form.action === action);

export const detailsOf = (kind: CaseKind): KindDetails | undefined =>
  DETAILS.find((details) => details.kind === kind);
