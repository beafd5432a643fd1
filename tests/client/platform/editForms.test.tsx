/** Every form of a record that exists sends a change of it, though the record is read with more than may be sent. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { Suspense } from 'react';
import {
  CoreAdminContext,
  ResourceContextProvider,
  ResourceDefinitionContextProvider,
  type ResourceDefinitions,
  ThemeProvider,
} from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ZodObject } from 'zod';
import { AttributeInput } from '#contract/catalog/attributes';
import { CategoryInput } from '#contract/catalog/categories';
import { ProductInput } from '#contract/catalog/products';
import { QualityRuleInput } from '#contract/catalog/quality';
import { ReturnReasonEdit } from '#contract/orders/returnReasons';
import { AfterSalesPolicyEdit } from '#contract/service/policies';
import { startingPolicy } from '#rules/service/policyTerms';
import { ProgrammeEdit } from '#contract/members/programme';
import { SegmentEdit } from '#contract/members/segments';
import { TagEdit } from '#contract/members/tags';
import { CalendarEdit } from '#contract/service/calendars';
import { ServicePolicyEdit } from '#contract/service/servicePolicies';
import { FIRST_TARGETS } from '#rules/service/servicePolicies';
import { AudienceNameEdit } from '#contract/platform/audiences';
import { MessageTemplateInput } from '#contract/platform/messages';
import { StaffInput } from '#contract/platform/staff';
import { WebhookEndpointInput } from '#contract/platform/webhooks';
import { OfferInput, SuggestionRuleInput } from '#contract/pricing/competitors';
import { PriceListInput } from '#contract/pricing/priceLists';
import { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { CampaignInput } from '#contract/promotions/campaigns';
import { MemberActivityEdit } from '#contract/promotions/memberActivities';
import { PointRewardEdit } from '#contract/promotions/pointRewards';
import { AbsenceEdit } from '#contract/service/absences';
import { EMPTY_DEFINITION } from '#contract/surveys/definitions';
import { CorrectiveActionEdit } from '#contract/surveys/correctiveActions';
import { DimensionEdit } from '#contract/surveys/dimensions';
import { DistributionEdit } from '#contract/surveys/distributions';
import { SurveyEdit } from '#contract/surveys/surveys';
import { VersionEdit } from '#contract/surveys/versions';
import { MacroEdit } from '#contract/service/macros';
import { TeamEdit } from '#contract/service/teams';
import { CareRuleEdit } from '#contract/service/careRules';
import { TicketRuleEdit } from '#contract/service/ticketRules';
import { RootCauseEdit } from '#contract/service/rootCauses';
import { TicketEdit } from '#contract/service/ticketInputs';
import { startingTerms } from '#rules/members/programmeTerms';
import { english } from '../../../client/layout/english.ts';
import { features } from '../../../client/resources.ts';
import { answeredBy, authenticatedBy } from '../support/providers.ts';

const AUTH = {
  checkAuth: async () => undefined,
  getIdentity: async () => ({ id: '1', name: 'Owner', role: 'owner' }),
};
const i18nProvider = polyglotI18nProvider(() => english, 'en');
/** Products and the programme have the largest forms, and machines are busy. */
const PATIENT = { timeout: 60_000 };
const definitions = Object.fromEntries(
  features.map(({ name, recordRepresentation }) => [name, { name, recordRepresentation }]),
);
const NAMES = { en: 'Lamp' };
const LEVELS = ['starter', 'plus'];

/** Answers that are no lists. */
const CALLED: Record<string, object> = {
  '/members/audiences': {
    levels: LEVELS.map((key, index) => ({
      key,
      names: { en: key },
      rank: index + 1,
      color: null,
      members: 0,
    })),
    groups: [],
    channels: [],
    segments: [],
  },
  '/audienceNames/rankPreview': { changes: [] },
  '/kpis/filters': { channels: [] },
  '/segments/preview': { members: 0, outOf: 0, sample: [] },
  '/audienceNames/7/uses': { members: 0, wasHeld: false, uses: [] },
  '/segments/7/uses': { uses: [] },
};

/** What every record is read with, and one thing more that nobody may send. */
const READ = { id: 7, version: 3, createdAt: 1, updatedAt: 2, alsoRead: 'x' };
/** Of each form: what it is checked by on the server, the input that is changed, and a record. */
const FORMS: Record<string, { contract: ZodObject; field: string; record: object }> = {
  attributes: {
    contract: AttributeInput,
    field: 'names.en',
    record: { code: 'size', names: NAMES, type: 'text', unit: null, options: [] },
  },
  products: {
    contract: ProductInput,
    field: 'names.en',
    record: {
      externalId: null,
      names: NAMES,
      descriptions: {},
      brand: null,
      countryOfOrigin: null,
      primaryCategoryId: null,
      status: 'draft',
      issues: [],
      qualityScore: 100,
      categoryIds: [],
      attributes: {},
      images: [],
      options: [],
      variants: [{ id: 1, sku: 'L-1', optionValues: [], basePrice: 100 }],
    },
  },
  categories: {
    contract: CategoryInput,
    field: 'names.en',
    record: {
      code: 'lamps',
      parentId: null,
      names: NAMES,
      hidden: false,
      attributes: [],
      minPrice: null,
      minMarginBps: null,
      minPictures: null,
      minPictureWidth: null,
      minPictureHeight: null,
      pictureRatio: null,
    },
  },
  qualityRules: {
    contract: QualityRuleInput,
    field: 'threshold',
    record: { code: 'shortDescription', severity: 'warning', threshold: 30 },
  },
  competitorOffers: {
    contract: OfferInput,
    field: 'seller',
    record: { variantId: 1, seller: 'Rival', url: null, own: false, names: NAMES, observedAt: 1 },
  },
  priceLists: {
    contract: PriceListInput,
    field: 'names.en',
    record: {
      code: 'sale',
      kind: 'sale',
      names: NAMES,
      priority: 0,
      audience: { levels: [], groups: [], channels: [] },
    },
  },
  suggestionRules: {
    contract: SuggestionRuleInput,
    field: 'name',
    record: {
      name: 'Rule',
      categoryId: null,
      active: true,
      aim: 'lowest',
      offsetBps: 0,
      rounding: { ending: 'none', direction: 'nearest' },
      maxDownBps: 1_000,
      maxUpBps: 1_000,
      freshDays: 14,
    },
  },
  seasonalPlans: {
    contract: SeasonalPlanInput,
    field: 'names.en',
    record: {
      names: NAMES,
      archivedAt: null,
      entries: [
        {
          key: 'summer',
          categoryId: 1,
          startsOn: '06-01',
          endsOn: '08-31',
          listId: 1,
          formula: { kind: 'percent', bps: -1_000 },
          rounding: { ending: 'none', direction: 'nearest' },
        },
      ],
    },
  },
  audienceNames: {
    contract: AudienceNameEdit,
    field: 'names.en',
    record: { kind: 'groups', key: 'friends', names: NAMES, rank: null, color: null },
  },
  staff: {
    contract: StaffInput,
    field: 'name',
    record: { name: 'Maria', email: 'm@example.com', role: 'analyst', active: true },
  },
  webhookEndpoints: {
    contract: WebhookEndpointInput,
    field: 'description',
    record: { url: 'https://example.com/a', description: 'Shop', types: ['order.created'] },
  },
  messageTemplates: {
    contract: MessageTemplateInput,
    field: 'subjects.en',
    record: {
      kind: 'levels.raised',
      isOn: true,
      channel: 'email',
      subjects: { en: 'Welcome', zh: '欢迎' },
      bodies: { en: 'Hello', zh: '您好' },
      isChanged: false,
    },
  },
  campaigns: {
    contract: CampaignInput,
    field: 'name',
    record: {
      name: 'Spring',
      theme: null,
      goal: null,
      ownerId: null,
      startsAt: 1_764_000_000_000,
      endsAt: null,
      budget: null,
      otherCost: 0,
      spent: 0,
    },
  },
  memberActivities: {
    contract: MemberActivityEdit,
    field: 'names.en',
    record: {
      campaignId: 1,
      code: 'launch',
      kind: 'reward',
      names: NAMES,
      themes: {},
      descriptions: {},
      startsAt: 1_764_000_000_000,
      endsAt: 1_765_000_000_000,
      audience: { levels: [], fromLevel: null, groups: [], segments: [] },
      perMember: { times: 1, period: 'ever' },
      byLevel: [],
      maxEntries: null,
      points: 50,
      batchId: null,
      productId: null,
      winners: null,
      prizes: [],
      entryCount: 3,
    },
  },
  pointRewards: {
    contract: PointRewardEdit,
    field: 'names.en',
    record: {
      kind: 'gift',
      names: NAMES,
      descriptions: {},
      pictureUrl: null,
      batchId: null,
      points: 100,
      byLevel: [],
      audience: { levels: [], fromLevel: null },
      perMember: null,
      maxRedeemed: null,
      stock: 5,
      redeemedCount: 2,
      startsAt: null,
      endsAt: null,
    },
  },
  segments: {
    contract: SegmentEdit,
    field: 'names.en',
    record: {
      key: 'regulars',
      names: NAMES,
      note: null,
      rule: { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 2, days: 365 }] },
      requestedAt: 1,
      computedAt: 2,
      memberCount: 5,
    },
  },
  serviceCalendars: {
    contract: CalendarEdit,
    field: 'names.en',
    record: {
      names: NAMES,
      timeZone: 'Asia/Shanghai',
      windows: [{ weekday: 1, from: 540, to: 1080 }],
      exceptions: [{ day: '2026-10-01', kind: 'closed', windows: [], note: '' }],
      effectiveFrom: 1,
      versions: [],
      policies: 1,
      rules: 0,
    },
  },
  servicePolicies: {
    contract: ServicePolicyEdit,
    field: 'names.en',
    record: {
      names: NAMES,
      position: 0,
      isDefault: false,
      types: ['complaint'],
      severities: [],
      levels: [],
      channels: [],
      calendarId: 1,
      targets: FIRST_TARGETS,
    },
  },
  tags: {
    contract: TagEdit,
    field: 'names.en',
    record: {
      key: 'vip',
      names: NAMES,
      color: null,
      kind: 'static',
      rule: null,
      requestedAt: 1,
      computedAt: null,
      members: 4,
    },
  },
  returnReasons: {
    contract: ReturnReasonEdit,
    field: 'names.en',
    record: {
      code: 'too-small',
      parentId: null,
      names: NAMES,
      responsibility: 'customer',
      disposition: 'resellable',
      needsPhoto: false,
      isOffered: true,
      position: 10,
      words: ['Passt nicht'],
      returns: 3,
      returnedAmount: 4500,
    },
  },
  afterSalesPolicies: {
    contract: AfterSalesPolicyEdit,
    field: 'note',
    record: {
      number: 2,
      state: 'draft',
      phase: 'draft',
      terms: startingPolicy(100),
      note: 'Longer windows',
      plannedAt: null,
      authorIds: [],
    },
  },
  programmeVersions: {
    contract: ProgrammeEdit,
    field: 'note',
    record: {
      number: 2,
      state: 'draft',
      phase: 'draft',
      terms: startingTerms(LEVELS, 100),
      note: 'More for the second level',
      plannedAt: null,
      authorIds: [],
    },
  },
  surveys: {
    contract: SurveyEdit,
    field: 'names.en',
    record: {
      names: { ...NAMES, zh: '灯' },
      purpose: 'delivery',
      identityMode: 'identified',
      frozenAt: null,
    },
  },
  surveyDistributions: {
    contract: DistributionEdit,
    field: 'names.en',
    record: {
      names: NAMES,
      surveyId: 1,
      trigger: { kind: 'delivered', afterDays: 3 },
      delayHours: 24,
      sampleRate: 10_000,
      recontactDays: 14,
      usesCooldown: true,
      reminderAfterDays: 3,
      dailyLimit: null,
      linkLimit: null,
      incentive: null,
      startedAt: null,
    },
  },
  correctiveActions: {
    contract: CorrectiveActionEdit,
    field: 'title',
    record: {
      title: 'Pack better',
      plan: null,
      type: null,
      ownerId: null,
      verifierId: null,
      dueOn: null,
      rootCauseId: null,
      dimensionKey: null,
      categoryId: null,
      channel: null,
      surveyId: 1,
      measure: { kind: 'score', questionKey: 'q', rowKey: '' },
      windowDays: 28,
    },
  },
  surveyVersions: {
    contract: VersionEdit,
    field: 'definition.introTexts.en',
    record: {
      surveyId: 1,
      number: 1,
      definition: { ...EMPTY_DEFINITION, introTexts: NAMES },
      publishedAt: null,
    },
  },
  dimensions: {
    contract: DimensionEdit,
    field: 'names.en',
    record: { key: 'parking', names: NAMES, need: 'functional', isRetired: false },
  },
  macros: {
    contract: MacroEdit,
    field: 'names.en',
    record: {
      names: NAMES,
      shortcut: 'sorry',
      kind: 'public',
      texts: NAMES,
      next: 'stay',
      resolution: null,
      type: null,
      priority: null,
      tags: [],
      opensNext: false,
    },
  },
  ticketRules: {
    contract: TicketRuleEdit,
    field: 'names.en',
    record: {
      names: NAMES,
      isActive: true,
      activeSince: 1_764_000_000_000,
      position: 0,
      trigger: 'opened',
      minutes: null,
      calendarId: null,
      types: [],
      channels: [],
      levels: [],
      priorities: [],
      statuses: [],
      tags: [],
      words: [],
      isUnassigned: false,
      assigneeId: null,
      unassigns: false,
      teamId: null,
      priority: 'P1',
      addedTags: [],
      note: null,
      macroId: null,
      taskTitle: null,
      taskDepartment: null,
      taskMinutes: null,
    },
  },
  teams: {
    contract: TeamEdit,
    field: 'names.en',
    record: {
      names: NAMES,
      memberIds: ['agent'],
      memberNames: ['Agent'],
      leadId: 'agent',
      leadName: 'Agent',
      openTickets: 3,
    },
  },
  absences: {
    contract: AbsenceEdit,
    field: 'note',
    record: {
      staffId: 'agent',
      staffName: 'Agent',
      substituteId: 'manager',
      substituteName: 'Manager',
      fromAt: 1_764_000_000_000,
      untilAt: 1_765_000_000_000,
      note: 'Holiday',
      state: 'over',
    },
  },
  careRules: {
    contract: CareRuleEdit,
    field: 'name',
    record: {
      name: 'After delivery',
      event: 'delivered',
      afterDays: 3,
      minAmount: null,
      levels: [],
      coolDownDays: 30,
      isActive: true,
      activeSince: 1_764_000_000_000,
    },
  },
  rootCauses: {
    contract: RootCauseEdit,
    field: 'names.en',
    record: {
      code: 'packaging',
      names: { en: 'Packaging' },
      parentId: null,
      isInternal: true,
      isArchived: false,
    },
  },
  tickets: {
    contract: TicketEdit,
    field: 'subject',
    record: {
      number: 'TK20260928-0007',
      subject: 'Lamp',
      type: 'complaint',
      status: 'open',
      priority: 'P2',
      severity: 2,
      channel: 'app',
      memberId: 1,
      orderExternalId: 'o-1',
      lines: [],
      tags: [],
    },
  },
};
/** They hold no record, but a draft of it; `promotions.test.ts` and `pricing.test.ts` in `tests/browser` save them. */
const DRAFTS = ['promotions', 'priceBatches'];

afterEach(cleanup);

const valueOf = (record: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], record);

const inputOf = (field: string): HTMLElement => {
  const input = document.querySelector(`[name="${field}"]`);
  if (!(input instanceof HTMLElement)) throw new Error(`There is no input ${field}`);
  return input;
};

/** By its text: by its role, jsdom computes the names of all buttons again and again, of a calendar those of 365 days. */
const saveButton = (): HTMLElement => {
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Save',
  );
  if (!button) throw new Error('There is no button Save');
  return button;
};

const EDITING = features.flatMap(({ name, edit }) => (edit ? [name] : []));

test('every feature with a form of its records is tried', () => {
  expect([...Object.keys(FORMS), ...DRAFTS].sort(), 'add a record to FORMS here').toEqual(
    EDITING.sort(),
  );
});

test.each(Object.entries(FORMS))(
  'the form of %s saves a change at the first and at the second visit',
  async (resource, { contract, field, record }) => {
    let stored: object = { ...READ, ...record };
    const update = vi.fn(async (_: string, { data }: { data: object }) => {
      stored = { ...stored, ...data, version: READ.version + 1 };
      return { data: stored };
    });
    const dataProvider = answeredBy({
      getList: async () => ({ data: [], total: 0 }),
      getMany: async (_: string, { ids }: { ids: number[] }) => ({
        data: ids.map((id) => ({ id, name: 'Lamp', names: NAMES })),
      }),
      getOne: async () => ({ data: stored }),
      call: async (_: string, path: string) => ({ data: path in CALLED ? CALLED[path] : [] }),
      update,
    });
    const Edit = features.find(({ name }) => name === resource)?.edit as React.ComponentType;
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    queryClient.setQueryData(['auth', 'getIdentity'], await AUTH.getIdentity());
    const visit = () =>
      render(
        <MemoryRouter initialEntries={[`/${resource}/${READ.id}`]}>
          <CoreAdminContext
            dataProvider={dataProvider}
            authProvider={authenticatedBy(AUTH)}
            i18nProvider={i18nProvider}
            queryClient={queryClient}
          >
            <ThemeProvider>
              <ResourceDefinitionContextProvider definitions={definitions as ResourceDefinitions}>
                <ResourceContextProvider value={resource}>
                  <Suspense>
                    <Routes>
                      <Route path={`/${resource}/:id/*`} element={<Edit />} />
                      <Route path="*" element={null} />
                    </Routes>
                  </Suspense>
                </ResourceContextProvider>
              </ResourceDefinitionContextProvider>
            </ThemeProvider>
          </CoreAdminContext>
        </MemoryRouter>,
      );
    for (const times of [1, 2]) {
      const { unmount } = visit();
      const save = await waitFor(saveButton, PATIENT);
      const input = await waitFor(() => inputOf(field), PATIENT);
      const before = valueOf(stored, field);
      const typed = typeof before === 'number' ? before + 1 : `${String(before)} A`;
      fireEvent.change(input, { target: { value: String(typed) } });
      fireEvent.blur(input);
      fireEvent.click(save);
      await waitFor(() => {
        const errors = [...document.querySelectorAll('.Mui-error')].map(
          ({ textContent }) => textContent,
        );
        expect(errors).toEqual([]);
        expect(update).toHaveBeenCalledTimes(times);
      }, PATIENT);
      const sent = update.mock.lastCall?.[1].data;
      expect(valueOf(sent, field)).toBe(typed);
      expect(contract.safeParse(sent).error).toBeUndefined();
      // A field that is left out would be set to its default by every save.
      expect(
        Object.keys(contract.shape).filter((key) => !Object.hasOwn(sent as object, key)),
        'send the field in the edit page, or add it to the record here',
      ).toEqual([]);
      unmount();
    }
  },
  120_000,
);
