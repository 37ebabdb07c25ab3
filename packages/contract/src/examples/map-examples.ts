import { ALARM_LEVELS } from '../schemas/assessments.ts';
import type { CatalogDocument } from '../schemas/catalog.ts';
import type { EventTableDocument } from '../schemas/event-table.ts';
import { DISPOSITIONS, EVENT_STATES } from '../schemas/events.ts';
import { OBJECT_KINDS, REGIMES } from '../schemas/kinds-and-regimes.ts';
import type { MapSettings } from '../schemas/map-settings.ts';

export const exampleCatalog: CatalogDocument = {
  run_id: 17,
  clock_utc: '2026-03-10T00:05:00.000Z',
  synthetic: false,
  kinds: OBJECT_KINDS,
  regimes: REGIMES,
  owners: ['ISS', 'PRC'],
  fleets: ['YAOGAN'],
  sources: [{ source: 'celestrak/active', title: 'CelesTrak: active satellites', private: false }],
  objects: {
    object_id: [25_544, 52_908],
    name: ['ISS (ZARYA)', 'YAOGAN-35 02B'],
    cospar_id: ['1998-067A', '2022-068B'],
    kind: [0, 0],
    regime: [0, 0],
    owner: [0, 1],
    fleet: [null, 0],
    manoeuvrable: [true, null],
  },
  element_sets: {
    object: [0, 1],
    source: [0, 0],
    epoch_us: [1_773_075_477_785_184, 1_773_096_851_182_848],
    from_us: [null, null],
    to_us: [null, null],
    mean_motion_rev_per_day: [15.485472, 15.19432187],
    eccentricity: [0.00080196, 0.0002134],
    inclination_deg: [51.6323, 34.9962],
    raan_deg: [72.271, 201.4471],
    argument_of_pericenter_deg: [174.6781, 12.4004],
    mean_anomaly_deg: [185.4294, 347.6721],
    bstar_per_earth_radius: [0.0001550955, 0.00031214],
  },
};

export const exampleEventTable: EventTableDocument = {
  run_id: 17,
  clock_utc: '2026-03-10T00:05:00.000Z',
  note: 'screening only, uncertain by kilometres',
  states: EVENT_STATES,
  dispositions: DISPOSITIONS,
  alarms: ALARM_LEVELS,
  event_id: [1204],
  state: [0],
  primary_id: [25_544],
  secondary_id: [52_908],
  tca_us: [1_773_237_851_447_504],
  miss_distance_km: [0.952891],
  relative_speed_km_s: [7.082331],
  radial_km: [-0.441955],
  in_track_km: [0.748253],
  cross_track_km: [-0.39089],
  max_probability: [0.0000167384],
  probability: [0.00000214307],
  by_message: [false],
  alarm: [1],
  co_located: [false],
  disposition: [1],
  private: [false],
  primary_age_days: [1.879325],
  secondary_age_days: [1.631897],
};

export const exampleMapSettings: MapSettings = {
  imagery: {
    template: 'https://tiles.example/{z}/{y}/{x}.jpg',
    attribution: 'Example Imagery',
    projection: 'web-mercator',
    most_zoom: 8,
  },
};
