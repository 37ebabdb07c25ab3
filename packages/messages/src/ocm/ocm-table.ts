import { type MessageDefinition, section } from '../ndm/keyword-table.ts';
import { odmHeader } from '../odm/odm-sections.ts';
import { covarianceHistory, maneuverHistory, trajectory } from './ocm-history-tables.ts';
import { ocmMetadata } from './ocm-metadata-table.ts';
import { orbitDetermination, perturbations, physicalProperties } from './ocm-property-tables.ts';

/**
 * Orbit Comprehensive Message, 502.0-B-3 section 6. There is no predecessor; "2.0" is read because published files of the time
 * of the drafts have it, with the same keywords.
 */
export const OCM: MessageDefinition = {
  kind: 'OCM',
  element: 'ocm',
  versions: ['2.0', '3.0'],
  unordered: [],
  absent: [],
  root: section('ocm', [
    odmHeader(),
    section(
      'body',
      [
        section(
          'segment',
          [
            ocmMetadata(),
            section(
              'data',
              [
                trajectory(),
                physicalProperties(),
                covarianceHistory(),
                maneuverHistory(),
                perturbations(),
                orbitDetermination(),
                section('user', [], {
                  isUserDefined: true,
                  markers: { start: 'USER_START', stop: 'USER_STOP', around: 'each' },
                }),
              ],
              { isMandatory: true },
            ),
          ],
          { isMandatory: true },
        ),
      ],
      { isMandatory: true },
    ),
  ]),
};
