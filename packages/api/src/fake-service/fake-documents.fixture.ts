import {
  type CloseApproachDocument,
  type EventDocument,
  exampleCloseApproach,
  exampleEvent,
  exampleObjectDetail,
  exampleRun,
  exampleSource,
  type ObjectDetail,
  type ObjectKind,
  type ObjectSummary,
  type Party,
  ROW_CLASSES,
  type RunDocument,
  type SourceDocument,
} from '@clearway/contract';

const START = Date.parse('2026-03-10T00:00:00Z');
const KINDS: readonly ObjectKind[] = ['payload', 'debris', 'rocket-body', 'unknown'];

/** `count` made-up objects of which the first is the ISS. Names beyond it hold what markup must escape. */
export function fakeObjects(count: number): ObjectDetail[] {
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return exampleObjectDetail;
    const kind = KINDS[i % KINDS.length]!;
    const fleet = i % 4 === 0 ? 'STARLINK' : null;
    const name = fleet === null ? `RESURS <DK> & ${i}` : `STARLINK-${1000 + i}`;
    return {
      ...exampleObjectDetail,
      object_id: 40_000 + i,
      name,
      cospar_id: `2020-${String(i).padStart(3, '0')}A`,
      kind,
      owner: i % 2 === 0 ? 'US' : 'CIS',
      fleet,
      elements: null,
      manoeuvrable: kind === 'payload' ? true : null,
      watchlists: [],
    };
  });
}

export function summaryOf(object: ObjectDetail): ObjectSummary {
  const { object_id, name, cospar_id, kind, owner, fleet, regime, in_orbit } = object;
  return { object_id, name, cospar_id, kind, owner, fleet, regime, in_orbit };
}

function partyOf(object: ObjectDetail): Party {
  const { object_id, name, kind, owner, fleet, regime, manoeuvrable } = object;
  return { object_id, name, kind, owner, fleet, regime, manoeuvrable, element_age_days: 1.2, together_with: [] };
}

function pairOf(objects: readonly ObjectDetail[], i: number): { primary: Party; secondary: Party } {
  const first = i % objects.length;
  const second = (first + 1 + (i % (objects.length - 1))) % objects.length;
  const [primary, secondary] = [objects[first]!, objects[second === first ? (first + 1) % objects.length : second]!];
  return { primary: partyOf(primary), secondary: partyOf(secondary) };
}

/** In order of TCA, ten minutes apart; every class is there. */
export function fakeCloseApproaches(objects: readonly ObjectDetail[], count: number): CloseApproachDocument[] {
  return Array.from({ length: count }, (_, i) => {
    const tca = START + i * 600_000;
    const rowClass = i % 3 === 0 ? ROW_CLASSES[(i / 3) % ROW_CLASSES.length]! : 'ranked';
    return {
      ...exampleCloseApproach,
      ...pairOf(objects, i),
      class: rowClass,
      co_located: rowClass === 'co-located',
      tca_utc: new Date(tca).toISOString(),
      entry_utc: new Date(tca - 300).toISOString(),
      exit_utc: new Date(tca + 300).toISOString(),
      miss_distance_km: ((i * 7919) % 5000) / 1000,
      relative_speed_km_s: ((i * 104_729) % 15_000) / 1000,
      max_probability: i % 5 === 0 ? null : ((i * 31) % 1000) * 1e-6,
    };
  });
}

export function fakeEvents(objects: readonly ObjectDetail[], count: number): EventDocument[] {
  return Array.from({ length: count }, (_, i) => ({
    ...exampleEvent,
    ...pairOf(objects, i),
    event_id: i + 1,
    state: i % 10 === 9 ? 'cleared' : 'open',
    tca_utc: new Date(START + i * 1_200_000).toISOString(),
    miss_distance_km: ((i * 7919) % 1000) / 1000,
    max_probability: i % 5 === 0 ? null : ((i * 31) % 1000) * 1e-6,
    disposition: 'open',
    assignee: null,
  }));
}

export const fakeRuns: readonly RunDocument[] = [16, 17].map((run_id) => ({
  ...exampleRun,
  run_id,
  current: run_id === 17,
}));

export const fakeSources: readonly SourceDocument[] = [
  exampleSource,
  {
    ...exampleSource,
    source: 'space-track',
    title: 'Space-Track',
    private: true,
    last_success_utc: null,
    records: null,
    objects_used: 0,
    warnings: [
      {
        code: 'login-refused',
        message: 'Space-Track refused the account; check SPACETRACK_USER',
        about: null,
        details: [],
        raised_utc: '2026-03-10T00:00:00.000Z',
      },
    ],
  },
];
