import { expect, test } from 'vitest';
import { readAbove } from './read-above.ts';

test.each([
  ['above Luxembourg', 'Luxembourg'],
  ['What is above Esch-sur-Alzette?', 'Esch-sur-Alzette'],
  ['over New York', 'New York'],
  ['über Köln', 'Köln'],
  ['ueber Wien', 'Wien'],
  ['Was ist über Berlin?', 'Berlin'],
  ['au-dessus de Metz', 'Metz'],
  ['au-dessus de la Réunion', 'Réunion'],
  ["au-dessus d'Arlon", 'Arlon'],
  ['Qu’y a-t-il au-dessus de l’Islande ?', 'Islande'],
  ['iwwer Lëtzebuerg', 'Lëtzebuerg'],
  ['Wat ass iwwer Dikrech?', 'Dikrech'],
  ['above 49.6, 6.1', '49.6, 6.1'],
])('%s asks for the sky of a place', (text, place) => {
  expect(readAbove(text)).toEqual({ of: 'place', text: place });
});

test.each([
  'above me',
  'What is above me?',
  'overhead',
  'über mir',
  'au-dessus de moi',
  'Qu’y a-t-il au-dessus de moi ?',
  'iwwer mir',
  'above here',
])('%s asks for one’s own sky', (text) => {
  expect(readAbove(text)).toEqual({ of: 'me' });
});

test.each(['ISS', 'Luxembourg', 'above', 'overland', 'Überlingen', 'STARLINK-1008', '49.6, 6.1', ''])(
  '%j asks nothing of the kind',
  (text) => {
    expect(readAbove(text)).toBeNull();
  },
);
