/** The parcel in which a customer sends goods, as the page asks for it. Pure. */
import { CaseParcelInput } from '#contract/service/caseParcels';
import type { Language } from '#shared/localization';
import { html, type Html } from '../../platform/publicPages/html.ts';
import { RETURN_WORDS } from './words.ts';

export interface TypedParcel {
  carrier: string;
  trackingNumber: string;
}

/** Null where one of both is missing or too long. */
export const readParcel = (typed: TypedParcel): CaseParcelInput | null => {
  const { success, data } = CaseParcelInput.safeParse(typed);
  return success ? data : null;
};

/** `typed`: what was refused. */
export const parcelFields = (id: string, typed: TypedParcel | null, language: Language): Html => {
  const words = RETURN_WORDS[language];
  const field = (name: keyof TypedParcel, label: string) =>
    html`<label for="${id}-${name}">${label}</label
      ><input
        type="text"
        id="${id}-${name}"
        name="${name}"
        autocomplete="off"
        value="${typed?.[name] ?? ''}"
        required${typed && html` aria-invalid="true" aria-describedby="errors"`}
      />`;
  return html`${field('carrier', words.carrier)}${field('trackingNumber', words.trackingNumber)}`;
};
