import { type EphemerisDocument, exampleEphemeris, exampleEphemerisStates, exampleOem } from '@clearway/contract';
import { type LiveEphemerides, UserError, writeText } from '@clearway/service';
import { pageOfItems } from './fake-lists.fixture.ts';

/** One ephemeris, in memory. */
export function fakeEphemerides(): LiveEphemerides {
  const all = new Map<number, EphemerisDocument>([[exampleEphemeris.ephemeris_id, exampleEphemeris]]);
  const known = (id: number): EphemerisDocument => {
    const ephemeris = all.get(id);
    if (ephemeris === undefined) throw new UserError('unknown', `there is no ephemeris ${id}`, 'see the list');
    return ephemeris;
  };
  return {
    async receive(body, { file, objectId, mode }) {
      let bytes = 0;
      for await (const part of body) bytes += part.length;
      if (bytes === 0) throw new UserError('file-empty', 'the file is empty', 'send an ephemeris');
      const received = { ...exampleEphemeris, file, mode, object_id: objectId ?? exampleEphemeris.object_id };
      return { ephemerides: [received], known: 0 };
    },
    list: async (query) => pageOfItems([...all.values()], query),
    find: async (id) => all.get(id) ?? null,
    async writeFile(id, sink) {
      known(id);
      await writeText(sink, exampleOem);
    },
    statesRevision: () => 'r1',
    writeStates: (sink) => writeText(sink, JSON.stringify(exampleEphemerisStates)),
    async delete(id) {
      all.delete(known(id).ephemeris_id);
    },
  };
}
