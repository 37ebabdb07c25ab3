import { z } from 'zod';
import {
  exampleNewProfile,
  examplePerson,
  examplePersonChange,
  exampleProfile,
} from '../examples/operator-examples.ts';
import { objectIdInPath, textParameter } from '../parameters/parameter.ts';
import { profileDeletionQuery } from '../parameters/plan-queries.ts';
import { pageOf } from '../schemas/page.ts';
import { type PersonChange, personChange, personDocument } from '../schemas/people.ts';
import { type NewProfile, newProfile, type ProfileDeletionQuery, profileDocument } from '../schemas/profiles.ts';
import { jsonAnswer, type NoPath, type NoQuery, type Operation } from './operation.ts';

export interface PersonPath {
  readonly name: string;
}

const personPath: z.ZodType<PersonPath> = z.strictObject({
  name: textParameter({ description: 'name of the person', example: 'Ada Muller' }),
});

export const listPeople: Operation<NoPath, NoQuery, undefined> = {
  id: 'listPeople',
  method: 'get',
  path: '/api/v1/people',
  tag: 'Plans',
  summary: 'The people who may propose, review and approve, with their roles',
  description:
    'A name that a request is made in must stand here with a role that allows it. Where accounts are needed it is that of whoever has signed in; on the loopback it is the name that is given.',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All of them', pageOf(personDocument), { items: [examplePerson], next: null, total: 1 })],
  problems: [],
};

export const changePerson: Operation<PersonPath, NoQuery, PersonChange> = {
  id: 'changePerson',
  method: 'put',
  path: '/api/v1/people/{name}',
  tag: 'Plans',
  summary: 'Make or change a person',
  description:
    'In the name of an admin. The first person makes themselves, as admin. Nobody is deleted: `active: false` takes away what a person may do and keeps what they decided. The last admin stays one.',
  pathParameters: personPath,
  query: null,
  body: { contentType: 'application/json', schema: personChange, required: true, example: examplePersonChange },
  answers: [jsonAnswer(200, 'The person', personDocument, examplePerson)],
  problems: [403, 409],
};

export interface SatellitePath {
  readonly object_id: number;
}

const satellitePath: z.ZodType<SatellitePath> = z.strictObject({ object_id: objectIdInPath });
const PROFILE = '/api/v1/objects/{object_id}/profile';

export const listProfiles: Operation<NoPath, NoQuery, undefined> = {
  id: 'listProfiles',
  method: 'get',
  path: '/api/v1/profiles',
  tag: 'Plans',
  summary: 'The profiles of all satellites that have one',
  pathParameters: null,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'All of them', pageOf(profileDocument), { items: [exampleProfile], next: null, total: 1 })],
  problems: [],
};

export const readProfile: Operation<SatellitePath, NoQuery, undefined> = {
  id: 'readProfile',
  method: 'get',
  path: PROFILE,
  tag: 'Plans',
  summary: 'What a satellite can do, and what its operator allows',
  pathParameters: satellitePath,
  query: null,
  body: null,
  answers: [jsonAnswer(200, 'The profile', profileDocument, exampleProfile)],
  problems: [404],
};

export const changeProfile: Operation<SatellitePath, NoQuery, NewProfile> = {
  id: 'changeProfile',
  method: 'put',
  path: PROFILE,
  tag: 'Plans',
  summary: 'Set the profile of a satellite',
  description:
    'The whole profile; former versions are kept with what each changed, when and by whom (an operator or admin). Plans that rest on another version become stale.',
  pathParameters: satellitePath,
  query: null,
  body: { contentType: 'application/json', schema: newProfile, required: true, example: exampleNewProfile },
  answers: [jsonAnswer(200, 'The profile as it is now', profileDocument, exampleProfile)],
  problems: [403, 404, 409],
};

export const deleteProfile: Operation<SatellitePath, ProfileDeletionQuery, undefined> = {
  id: 'deleteProfile',
  method: 'delete',
  path: PROFILE,
  tag: 'Plans',
  summary: 'Take the profile of a satellite away',
  description: 'Former versions stay in its history.',
  pathParameters: satellitePath,
  query: profileDeletionQuery,
  exampleQuery: 'by=Jos%20Weber',
  body: null,
  answers: [{ status: 204, description: 'It is gone', contentType: null, schema: null, example: null }],
  problems: [403, 404],
};

export const readProfileHistory: Operation<SatellitePath, NoQuery, undefined> = {
  id: 'readProfileHistory',
  method: 'get',
  path: `${PROFILE}/history`,
  tag: 'Plans',
  summary: 'All versions of a profile: what changed, when, and by whom',
  pathParameters: satellitePath,
  query: null,
  body: null,
  answers: [
    jsonAnswer(200, 'The versions, the latest first', pageOf(profileDocument), {
      items: [exampleProfile],
      next: null,
      total: 1,
    }),
  ],
  problems: [],
};
