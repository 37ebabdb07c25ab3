/** What a file that is brought holds, as far as its beginning tells. */
export type KindOfFile = 'ephemeris' | 'message';

/** Comments and licences may stand first. */
const BEGINNING_BYTES = 65_536;
const EPHEMERIS = /CCSDS_O[EC]M_VERS|<(?:\w+:)?o[ec]m[\s>]|"O[EC]M"|^\s*created:.*\n\s*ephemeris_start:/im;
/** SpaceX's texts are told by their names: their object stands nowhere else. */
const MEME_NAME = /^MEME_\d+_/;

/** An operator's ephemeris, or else a conjunction data message: the service says what is wrong with what is neither. */
export async function kindOfFile(file: File): Promise<KindOfFile> {
  if (MEME_NAME.test(file.name)) return 'ephemeris';
  return EPHEMERIS.test(await beginningOf(file)) ? 'ephemeris' : 'message';
}

async function beginningOf(file: File): Promise<string> {
  const head = file.slice(0, BEGINNING_BYTES);
  const [first, second] = new Uint8Array(await head.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return head.text();
  const reader = head.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < BEGINNING_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // A beginning ends before its end: what came before is what is wanted.
  }
  return text;
}
