import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

export type MessageValues = Readonly<Record<string, string | number>>;
/** Messages by area and key: `search.placeholder`. */
export type Messages = ReadonlyMap<string, string>;
/** Gives the message of a key in the language that is set. */
export type Translate = (key: string, values?: MessageValues) => string;

type MessageFile = Readonly<Record<string, string>>;

const ENGLISH = import.meta.glob<MessageFile>('./messages/en/*.json', { eager: true, import: 'default' });
const OTHERS = import.meta.glob<MessageFile>('./messages/{de,fr,lb}/*.json', { import: 'default' });

/** English is at hand; the others come as files of their own. */
export async function loadMessages(language: Language): Promise<Messages> {
  if (language === 'en') return gather(Object.entries(ENGLISH));
  const files = Object.entries(OTHERS).filter(([path]) => path.startsWith(`./messages/${language}/`));
  return gather(await Promise.all(files.map(async ([path, load]) => [path, await load()] as const)));
}

export const ENGLISH_MESSAGES: Messages = gather(Object.entries(ENGLISH));

function gather(files: readonly (readonly [string, MessageFile])[]): Messages {
  const messages = new Map<string, string>();
  for (const [path, file] of files) {
    const area = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    for (const [key, text] of Object.entries(file)) messages.set(`${area}.${key}`, text);
  }
  return messages;
}

/** Formats ICU messages, each parsed once. What a language lacks is said in English; a key that nobody knows is shown as it is. */
export function createTranslate(messages: Messages, locale: string): Translate {
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const text = messages.get(key) ?? ENGLISH_MESSAGES.get(key);
    if (text === undefined) return key;
    if (!/[{'#]/.test(text)) return text;
    let format = formats.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      formats.set(key, format);
    }
    return String(format.format(values));
  };
}
